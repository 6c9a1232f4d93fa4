# Measures system calls, and the smallest server there is.
.include "offsets.inc"

    .text

# long benchmark_measure(const SystemCallBlock *block): time-stamp counts of one system call, its registers from the
# block. The answer's status goes to the block. benchmark_empty is the same without the system call.
.macro MEASURE name, instruction
    .globl \name
    .type \name, @function
\name:
    pushq   %rbx
    pushq   %r12
    pushq   %r13
    movq    %rdi, %rbx
    movq    SystemCallBlock.capability(%rbx), %rdi
    movq    SystemCallBlock.information(%rbx), %rsi
    movq    SystemCallBlock.word1(%rbx), %r10
    movq    SystemCallBlock.word2(%rbx), %r8
    movq    SystemCallBlock.word3(%rbx), %r9
    rdtsc
    shlq    $32, %rdx
    leaq    (%rdx, %rax), %r12
    movq    SystemCallBlock.number(%rbx), %rax
    movq    SystemCallBlock.word0(%rbx), %rdx
    \instruction
    movq    %rax, %r13
    rdtsc
    shlq    $32, %rdx
    addq    %rdx, %rax
    subq    %r12, %rax
    movq    %r13, SystemCallBlock.status(%rbx)
    popq    %r13
    popq    %r12
    popq    %rbx
    ret
    .size \name, . - \name
.endm

MEASURE benchmark_measure, syscall
MEASURE benchmark_empty, ""

# A server that sends every message back. rdi = its endpoint. Position-independent: it is copied into an address space
# of its own. Between two system calls it executes benchmark_server_steps instructions.
    .globl benchmark_server
    .globl benchmark_server_end
    .type benchmark_server, @function
benchmark_server:
    movq    %rdi, %rbx
    movl    $SystemCall.RECEIVE, %eax
    xorl    %esi, %esi
    syscall
1:  movl    $SystemCall.REPLY_RECEIVE, %eax     # 1
    movq    %rbx, %rdi                          # 2
    syscall
    jmp     1b                                  # 3
benchmark_server_end:
    .size benchmark_server, . - benchmark_server

# A thread that yields for ever.
    .globl benchmark_yielder
    .type benchmark_yielder, @function
benchmark_yielder:
1:  movl    $SystemCall.YIELD, %eax             # 1
    syscall
    jmp     1b                                  # 2
    .size benchmark_yielder, . - benchmark_yielder

# A thread that waits for signals for ever. rdi = the notification.
    .globl benchmark_waiter
    .type benchmark_waiter, @function
benchmark_waiter:
    movq    %rdi, %rbx
1:  movl    $SystemCall.WAIT, %eax              # 1
    movq    %rbx, %rdi                          # 2
    xorl    %esi, %esi                          # 3
    syscall
    jmp     1b                                  # 4
    .size benchmark_waiter, . - benchmark_waiter
