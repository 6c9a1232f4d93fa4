# What the compiler emits for a program that allocates: here, a type of a value and a reference, and one static slot.
    .data
    .p2align 3
    .globl salty_types
salty_types:
    .long 2, 0
    .quad 0
    .long 24, 0
    .quad map
map:
    .long 1, 16
    .globl salty_roots
salty_roots:
    .quad 1, test_slot
    .globl test_slot
test_slot:
    .quad 0
    .section .note.GNU-stack, "", @progbits
