# Where the helper threads of the tests start, and the instructions that fault on purpose.
.include "offsets.inc"

    .text

# A helper that runs the script in its mailbox. rdi = address of the mailbox.
    .globl conformance_thread
    .type conformance_thread, @function
conformance_thread:
    xorl    %ebp, %ebp
    andq    $-16, %rsp
    call    conformance_helper      # never returns
    ud2
    .size conformance_thread, . - conformance_thread

# Makes one system call: rdi = the capability, rsi = its number. Then it waits for ever. Needs no stack.
    .globl conformance_once
    .type conformance_once, @function
conformance_once:
    movq    %rsi, %rax
    xorl    %esi, %esi
    syscall
1:  movl    $SystemCall.WAIT, %eax
    movl    $HelperSlots.PARK, %edi
    xorl    %esi, %esi
    syscall
    jmp     1b
    .size conformance_once, . - conformance_once

# Counts for ever in the word at rdi; the tests look whether it still counts.
    .globl conformance_counter
    .type conformance_counter, @function
conformance_counter:
1:  incq    (%rdi)
    jmp     1b
    .size conformance_counter, . - conformance_counter

# Yields for ever, and counts in the word at rdi how often. Needs no stack.
    .globl conformance_yielder
    .type conformance_yielder, @function
conformance_yielder:
    movq    %rdi, %rbx
1:  incq    (%rbx)
    movl    $SystemCall.YIELD, %eax
    xorl    %edi, %edi
    xorl    %esi, %esi
    syscall
    jmp     1b
    .size conformance_yielder, . - conformance_yielder

# Where a fault handler lets a faulting helper go on: tells that it is done and waits for ever.
    .globl conformance_resumed
    .type conformance_resumed, @function
conformance_resumed:
    movl    $SystemCall.SIGNAL, %eax
    movl    $HelperSlots.DONE, %edi
    xorl    %esi, %esi
    syscall
2:  movl    $SystemCall.WAIT, %eax
    movl    $HelperSlots.PARK, %edi
    xorl    %esi, %esi
    syscall
    jmp     2b
    .size conformance_resumed, . - conformance_resumed

# Each of these faults at its first instruction.
.macro FAULT name
    .globl conformance_fault_\name
    .type conformance_fault_\name, @function
conformance_fault_\name:
.endm

FAULT read
    movq    0x18, %rax
FAULT write
    movq    %rax, 0x20
FAULT write_text
    movb    %al, conformance_resumed(%rip)
FAULT execute
    jmp     *%rdi                   # rdi = the mailbox, which is data
FAULT kernel
    movabsq 0xffffffff80000000, %rax
FAULT noncanonical
    movq    (%rdi), %rax            # rdi = an address that no page can have
FAULT undefined
    ud2
FAULT panic
    ud1     5(%eax), %eax           # PanicKind.ASSERTION
FAULT divide
    divl    (%rdi)                  # rdi = a word that is zero
FAULT breakpoint
    int3
FAULT halt
    hlt
FAULT port
    inb     $0x80, %al
FAULT control_register
    movq    %rax, %cr3

# Read or write the word at rdi, then tell that it is done.
    .globl conformance_read_at
    .type conformance_read_at, @function
conformance_read_at:
    movq    (%rdi), %rax
    jmp     conformance_resumed
    .size conformance_read_at, . - conformance_read_at

    .globl conformance_write_at
    .type conformance_write_at, @function
conformance_write_at:
    movq    %rdi, (%rdi)
    jmp     conformance_resumed
    .size conformance_write_at, . - conformance_write_at

FAULT sse
    addsd   %xmm1, %xmm0
FAULT x87
    fld1

# A thread that computes: rdi = its FloatingBlock. Fills xmm0 to xmm15, MXCSR and the x87 stack from the block's pattern,
# then makes the block's system call over and over and looks after each whether everything is still there. Counts the
# rounds; the first register that is not right is noted as an error. After the block's limit of rounds, or an error, it
# signals DONE and waits for ever.
    .globl conformance_floating
    .type conformance_floating, @function
conformance_floating:
    movq    %rdi, %rbx
    movq    FloatingBlock.pattern(%rbx), %r12
    fldl    FloatingBlock.pattern(%rbx)
    ldmxcsr FloatingBlock.control(%rbx)
    .set    number, 0
.macro FILL register
    leaq    number(%r12), %rax
    movq    %rax, \register
    .set    number, number + 1
.endm
.macro SAME register
    movq    \register, %rax
    leaq    number(%r12), %rcx
    incl    %r13d
    cmpq    %rcx, %rax
    jne     5f
    .set    number, number + 1
.endm
    .irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    FILL    %xmm\n
    .endr
4:  movq    FloatingBlock.call(%rbx), %rax
    movq    FloatingBlock.capability(%rbx), %rdi
    xorl    %esi, %esi
    syscall
    xorl    %r13d, %r13d
    .set    number, 0
    .irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    SAME    %xmm\n
    .endr
    incl    %r13d
    stmxcsr FloatingBlock.found(%rbx)
    movl    FloatingBlock.found(%rbx), %eax
    cmpl    FloatingBlock.control(%rbx), %eax
    jne     5f
    incl    %r13d
    fstl    FloatingBlock.found(%rbx)
    movq    FloatingBlock.found(%rbx), %rax
    cmpq    %r12, %rax
    jne     5f
    xorl    %r13d, %r13d
    incq    FloatingBlock.rounds(%rbx)
    movq    FloatingBlock.rounds(%rbx), %rax
    cmpq    FloatingBlock.limit(%rbx), %rax
    jb      4b
5:  movl    %r13d, FloatingBlock.error(%rbx)
    jmp     conformance_resumed
    .size conformance_floating, . - conformance_floating

# Stores xmm0, xmm15, MXCSR and the x87 control word to the FloatingBlock at rdi, then tells that it is done.
    .globl conformance_floating_state
    .type conformance_floating_state, @function
conformance_floating_state:
    movq    %xmm0, FloatingBlock.pattern(%rdi)
    movq    %xmm15, FloatingBlock.limit(%rdi)
    stmxcsr FloatingBlock.control(%rdi)
    fnstcw  FloatingBlock.found(%rdi)
    jmp     conformance_resumed
    .size conformance_floating_state, . - conformance_floating_state

# long conformance_registers(long number, long capability): makes the system call with a known value in every register
# that the call must preserve; returns 0 if all are still there, else the number of the first that is not.
    .globl conformance_registers
    .type conformance_registers, @function
conformance_registers:
    pushq   %rbp
    pushq   %rbx
    pushq   %r12
    pushq   %r13
    pushq   %r14
    pushq   %r15
    movq    %rdi, %rax
    movq    %rsi, %rdi
    xorl    %esi, %esi
    xorl    %edx, %edx
    xorl    %r10d, %r10d
    xorl    %r8d, %r8d
    xorl    %r9d, %r9d
    movq    $0x1b, %rbx
    movq    $0x1c, %rbp
    movq    $0x1d, %r12
    movq    $0x1e, %r13
    movq    $0x1f, %r14
    movq    $0x20, %r15
    pushq   %rsp
    syscall
    movl    $7, %eax
    popq    %rcx                    # the stack pointer before it was pushed
    cmpq    %rsp, %rcx
    jne     3f
    movl    $1, %eax
    cmpq    $0x1b, %rbx
    jne     3f
    incl    %eax
    cmpq    $0x1c, %rbp
    jne     3f
    incl    %eax
    cmpq    $0x1d, %r12
    jne     3f
    incl    %eax
    cmpq    $0x1e, %r13
    jne     3f
    incl    %eax
    cmpq    $0x1f, %r14
    jne     3f
    incl    %eax
    cmpq    $0x20, %r15
    jne     3f
    xorl    %eax, %eax
3:  popq    %r15
    popq    %r14
    popq    %r13
    popq    %r12
    popq    %rbx
    popq    %rbp
    ret
    .size conformance_registers, . - conformance_registers

# Instructions that a user must not execute, 16 bytes each; ExceptionTests knows what each of them causes.
    .balign 16
    .globl conformance_exceptions
    .type conformance_exceptions, @function
conformance_exceptions:
    .balign 16
    cli
    .balign 16
    sti
    .balign 16
    invd
    .balign 16
    wbinvd
    .balign 16
    clts
    .balign 16
    lgdt (%rsp)
    .balign 16
    lidt (%rsp)
    .balign 16
    ltr %ax
    .balign 16
    lldt %ax
    .balign 16
    lmsw %ax
    .balign 16
    invlpg (%rsp)
    .balign 16
    rdmsr
    .balign 16
    wrmsr
    .balign 16
    swapgs
    .balign 16
    movq %cr0, %rax
    .balign 16
    movq %rax, %cr4
    .balign 16
    movq %cr8, %rax
    .balign 16
    movq %db0, %rax
    .balign 16
    movq %rax, %db7
    .balign 16
    outb %al, $0x80
    .balign 16
    sysretq
    .balign 16
    int $0x80
    .balign 16
    int $32
    .balign 16
    int $14
    .balign 16
    movw $0x1230, %ax
    movw %ax, %ds
    .balign 16
    ud1 %eax, %eax
    .balign 16
    .byte 0xf0, 0x90
    .balign 16
    .byte 0xce
    .balign 16
    .byte 0x60
    .balign 16
    .byte 0x27
    .balign 16
    .byte 0x9a
    .balign 16
    rsm
    .balign 16
    movl $1, %edx
    xorl %eax, %eax
    movl %edx, %ecx
    divl %ecx
    .balign 16
    movl $0x100, %esp
    pushq %rax
    .balign 16
    pushfq
    orw $0x100, (%rsp)
    popfq
    nop
    nop
    .balign 16
    movabsq $0x8000000000000000, %rsp
    pushq %rax
    .balign 16
    pushfq
    orl $0x40000, (%rsp)
    popfq
    movl 1(%rsp), %eax
    ud2
    .balign 16
    .size conformance_exceptions, . - conformance_exceptions

# A server that receives one message and then runs for ever. rdi = its endpoint. Needs no stack.
    .globl conformance_spinner
    .type conformance_spinner, @function
conformance_spinner:
    movl    $SystemCall.RECEIVE, %eax
    xorl    %esi, %esi
    syscall
1:  jmp     1b
    .size conformance_spinner, . - conformance_spinner

# A client that calls until the limit of its FloatingBlock, which rdi points to: sends the number of the round and wants it
# back. A status or word that is not right ends it, with an error.
    .globl conformance_caller
    .type conformance_caller, @function
conformance_caller:
    movq    %rdi, %rbx
1:  movq    FloatingBlock.call(%rbx), %rax
    movq    FloatingBlock.capability(%rbx), %rdi
    movl    $1, %esi
    movq    FloatingBlock.rounds(%rbx), %rdx
    movq    $-1, %r12
    syscall
    addl    $100, %eax
    cmpl    $100, %eax
    jne     2f
    movl    $1, %eax
    cmpq    FloatingBlock.rounds(%rbx), %rdx
    jne     2f
    incq    FloatingBlock.rounds(%rbx)
    movq    FloatingBlock.rounds(%rbx), %rcx
    cmpq    FloatingBlock.limit(%rbx), %rcx
    jb      1b
    xorl    %eax, %eax
2:  movl    %eax, FloatingBlock.error(%rbx)
    jmp     conformance_resumed
    .size conformance_caller, . - conformance_caller

# A server that sends every message of one word back. rdi = its endpoint. Needs no stack.
    .globl conformance_echo
    .type conformance_echo, @function
conformance_echo:
    movq    %rdi, %rbx
    movl    $SystemCall.RECEIVE, %eax
    xorl    %esi, %esi
    syscall
1:  movl    $SystemCall.REPLY_RECEIVE, %eax
    movq    %rbx, %rdi
    movl    $1, %esi
    syscall
    jmp     1b
    .size conformance_echo, . - conformance_echo

    .set    call_numbers, 16
.macro RANDOM                       # xorshift (Marsaglia 2003), in r15
    movq    %r15, %rax
    shlq    $13, %rax
    xorq    %rax, %r15
    movq    %r15, %rax
    shrq    $7, %rax
    xorq    %rax, %r15
    movq    %r15, %rax
    shlq    $17, %rax
    xorq    %rax, %r15
.endm
.macro WORD register                # a small number, or one time in four a page's address
    RANDOM
    movq    %r15, \register
    andl    $15, %r15d
    cmpl    $12, %r15d
    movq    \register, %r15
    jae     9f
    shrq    $20, \register
    andq    $15, \register
    jmp     8f
9:  shrq    $20, \register
    andq    $0xf000, \register
    orq     $0x400000, \register
8:
.endm

# Makes system calls with arguments from random numbers, which begin with its FloatingBlock's pattern, until the limit.
    .globl conformance_storm
    .type conformance_storm, @function
conformance_storm:
    movq    %rdi, %rbx
    movq    FloatingBlock.pattern(%rbx), %r15
1:
    WORD    %rdx
    WORD    %r10
    WORD    %r8
    WORD    %r9
    RANDOM
    movq    %r15, %rcx
    andl    $call_numbers - 1, %ecx
    leaq    conformance_storm_calls(%rip), %rax
    movzbl  (%rax, %rcx), %eax
    movq    %r15, %rdi
    shrq    $8, %rdi
    andl    $15, %edi
    movq    %r15, %rsi              # label and length
    shrq    $16, %rsi
    andl    $0x7f, %esi
    shlq    $24, %rsi
    movq    %r15, %rcx
    shrq    $40, %rcx
    andl    $7, %ecx
    orq     %rcx, %rsi
    xorl    %r12d, %r12d            # deadlines have passed
    syscall
    incq    FloatingBlock.rounds(%rbx)
    testq   %rax, %rax
    jne     7f
    incq    FloatingBlock.found(%rbx)
7:  movq    FloatingBlock.rounds(%rbx), %rcx
    cmpq    FloatingBlock.limit(%rbx), %rcx
    jb      1b
    movl    $0, FloatingBlock.error(%rbx)
6:  jmp     6b
    .size conformance_storm, . - conformance_storm

    .section .rodata
conformance_storm_calls:
    .byte   SystemCall.INVOKE, SystemCall.INVOKE, SystemCall.INVOKE, SystemCall.INVOKE
    .byte   SystemCall.INVOKE, SystemCall.INVOKE, SystemCall.INVOKE, SystemCall.SIGNAL
    .byte   SystemCall.POLL, SystemCall.SEND_NONBLOCKING, SystemCall.RECEIVE_NONBLOCKING, SystemCall.REPLY
    .byte   SystemCall.CALL_UNTIL, SystemCall.REPLY_RECEIVE_UNTIL, SystemCall.SEND_UNTIL, SystemCall.YIELD
