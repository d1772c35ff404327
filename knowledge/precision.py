"""What the machine computes in."""

import torch


def trains_in_bf16() -> bool:
    """Whether mixed precision (bf16) makes a training faster: on a GPU, or where a CPU has it.

    Elsewhere it is emulated, and slower than 32-bit floats.
    """
    return torch.cuda.is_available() or multiplies_in_bf16()


def multiplies_in_bf16() -> bool:
    """Whether the processor has instructions for products in bf16, and PyTorch uses them."""
    used: bool = torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]
    capabilities = torch.cpu.get_capabilities()
    return used and any(capabilities.get(name) for name in ("avx512_bf16", "amx_bf16", "bf16"))
