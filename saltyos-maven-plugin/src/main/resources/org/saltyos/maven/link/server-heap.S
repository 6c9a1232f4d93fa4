# Start of a server with a heap: makes the heap, then goes on as every program does. The build writes heap-size.inc, which
# sets salty_heap_bytes to the size that the manifest declares.
#
# On entry: rdi = address of the startup page, rsp = end of the stack minus 8, all other registers zero.
.include "heap-size.inc"

    .set POLICY_WHEN_FULL, 2                # Heap.WHEN_FULL
    .set EXHAUSTED, 10                      # PanicKind.EXHAUSTED

    .section .text.salty_server_start, "ax", @progbits
    .globl salty_server_start
    .type salty_server_start, @function
salty_server_start:
    movq %rdi, %rbx
    movq %rsp, salty_stack_base(%rip)       # no reference lies above
    andq $-16, %rsp
    movl $salty_heap_memory, %edi
    movl $salty_heap_bytes, %esi
    movl $POLICY_WHEN_FULL, %edx
    xorl %ecx, %ecx
    call salty_heap_initialise
    testl %eax, %eax
    jz 1f
    movq %rbx, %rdi
    xorl %ebx, %ebx
    movq salty_stack_base(%rip), %rsp
    jmp _start
1:  ud1 EXHAUSTED(%eax), %eax
    .size salty_server_start, . - salty_server_start

    .section .bss.salty_heap_memory, "aw", @nobits
    .p2align 12
    .type salty_heap_memory, @object
salty_heap_memory:
    .skip salty_heap_bytes
    .size salty_heap_memory, . - salty_heap_memory

    .section .note.GNU-stack, "", @progbits
