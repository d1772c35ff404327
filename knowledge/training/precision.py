"""What the machine computes in."""

import torch


def computes_in_bf16() -> bool:
    """Whether mixed precision (bf16) makes a training faster: on a GPU, or where a CPU has it.

    Elsewhere it is emulated, and slower than 32-bit floats.
    """
    capabilities = torch.cpu.get_capabilities()
    return torch.cuda.is_available() or any(
        capabilities.get(name) for name in ("avx512_bf16", "amx_bf16", "bf16")
    )
