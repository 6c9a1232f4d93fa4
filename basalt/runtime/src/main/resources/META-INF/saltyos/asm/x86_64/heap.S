# Where compiled code and the collector meet: the words that compiled code allocates by, and the ways into the collector,
# which first put every register that may hold a reference on the stack, where the collector looks for them.

    .text

# rdi: bytes, rsi: header; rax: the object, or 0 if there is no memory. Called when the window has no room. Keeps every
# register but rax and r11, so that compiled code saves none around the seldom call; salty_allocate_slow is the same for
# callers that do not count on it.
    .globl salty_allocate_keeping
    .type salty_allocate_keeping, @function
    .globl salty_allocate_slow
    .type salty_allocate_slow, @function
salty_allocate_keeping:
salty_allocate_slow:
    pushq %rbp
    pushq %rbx
    pushq %rcx
    pushq %rdx
    pushq %rsi
    pushq %rdi
    pushq %r8
    pushq %r9
    pushq %r10
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %rsp, %rdx                         # the lowest word that can be a reference
    call salty_heap_slow
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %r10
    popq %r9
    popq %r8
    popq %rdi
    popq %rsi
    popq %rdx
    popq %rcx
    popq %rbx
    popq %rbp
    ret
    .size salty_allocate_keeping, . - salty_allocate_keeping
    .size salty_allocate_slow, . - salty_allocate_slow

# Collects now.
    .globl salty_collect
    .type salty_collect, @function
salty_collect:
    pushq %rbp
    pushq %rbx
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %rsp, %rdi
    subq $8, %rsp
    call salty_heap_collect
    addq $56, %rsp
    ret
    .size salty_collect, . - salty_collect

# Collects if enough was allocated since the last time: for the loop of a server, between two messages.
    .globl salty_collect_boundary
    .type salty_collect_boundary, @function
salty_collect_boundary:
    pushq %rbp
    pushq %rbx
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %rsp, %rdi
    subq $8, %rsp
    call salty_heap_boundary
    addq $56, %rsp
    ret
    .size salty_collect_boundary, . - salty_collect_boundary

# rax: the time-stamp counter.
    .globl salty_counter
    .type salty_counter, @function
salty_counter:
    rdtsc
    shlq $32, %rdx
    orq %rdx, %rax
    ret
    .size salty_counter, . - salty_counter

    .bss
    .p2align 6
    .globl salty_heap_top
salty_heap_top: .skip 8                     # the next free byte; memory up to the limit is zero
    .globl salty_heap_limit
salty_heap_limit: .skip 8
    .globl salty_stack_base
salty_stack_base: .skip 8                   # the highest address of the stack

    .section .note.GNU-stack, "", @progbits
