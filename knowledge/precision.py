"""What the machine computes in."""

import torch


def computes_in_bf16() -> bool:
    """Whether mixed precision (bf16) makes a training faster: on a GPU, or where a CPU has it.

    Elsewhere it is emulated, and slower than 32-bit floats.
    """
    return torch.cuda.is_available() or multiplies_in_bf16()


def multiplies_in_bf16() -> bool:
    """Whether the processor has instructions for products in bf16."""
    capabilities = torch.cpu.get_capabilities()
    return any(capabilities.get(name) for name in ("avx512_bf16", "amx_bf16", "bf16"))


def fast_products() -> torch.autocast:
    """Return a context in which layers multiply in bf16 on the processor, where it can.

    Sums, norms and what is left over of a layer stay in 32-bit floats; see
    https://docs.pytorch.org/docs/stable/amp.html#cpu-op-specific-behavior
    """
    return torch.autocast("cpu", torch.bfloat16, enabled=multiplies_in_bf16())
