# The buffer of System.out and System.err in a server or program with a heap. Linked only where one of them is used.

    .bss
    .p2align 4
    .globl salty_output_buffer
    .type salty_output_buffer, @object
salty_output_buffer: .skip 8192             # Output.CAPACITY
    .size salty_output_buffer, . - salty_output_buffer

    .section .note.GNU-stack, "", @progbits
