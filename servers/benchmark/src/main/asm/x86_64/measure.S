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

# The same for a write to the address in the block's capability: one instruction of the program, and the page fault.
MEASURE benchmark_touch, "movq %rax, (%rdi)"

# void benchmark_stamped(SystemCallBlock *block): one system call with time stamps before and after it. Between the stamp
# before and the call lie five instructions, between the call and the stamp after it two.
    .globl benchmark_stamped
    .type benchmark_stamped, @function
benchmark_stamped:
    pushq   %rbx
    pushq   %r12
    pushq   %r13
    movq    %rdi, %rbx
    movq    SystemCallBlock.capability(%rbx), %rdi
    movq    SystemCallBlock.information(%rbx), %rsi
    movq    SystemCallBlock.word1(%rbx), %r10
    movq    SystemCallBlock.word2(%rbx), %r8
    movq    SystemCallBlock.word3(%rbx), %r9
    rdtsc                                       # 1
    shlq    $32, %rdx                           # 2
    leaq    (%rdx, %rax), %r12                  # 3
    movq    SystemCallBlock.number(%rbx), %rax  # 4
    movq    SystemCallBlock.word0(%rbx), %rdx   # 5
    syscall
    movq    %rdx, SystemCallBlock.stamp(%rbx)   # 1
    movq    %rax, %r13                          # 2
    rdtsc
    shlq    $32, %rdx
    orq     %rdx, %rax
    movq    %r12, SystemCallBlock.start(%rbx)
    movq    %rax, SystemCallBlock.end(%rbx)
    movq    %r13, SystemCallBlock.status(%rbx)
    popq    %r13
    popq    %r12
    popq    %rbx
    ret
    .size benchmark_stamped, . - benchmark_stamped

# A server that answers with the time stamp of its arrival in the first word. rdi = its endpoint. Position-independent.
# One instruction lies between an arrival and the stamp, five between the stamp and the next call.
    .globl benchmark_stamper
    .globl benchmark_stamper_end
    .type benchmark_stamper, @function
benchmark_stamper:
    movq    %rdi, %rbx
    movl    $SystemCall.RECEIVE, %eax
    xorl    %esi, %esi
    syscall
    jmp     1f                                  # 1
1:  rdtsc                                       # 1
    shlq    $32, %rdx                           # 2
    orq     %rax, %rdx                          # 3
    movl    $SystemCall.REPLY_RECEIVE, %eax     # 4
    movq    %rbx, %rdi                          # 5
    syscall
    jmp     1b                                  # 1
benchmark_stamper_end:
    .size benchmark_stamper, . - benchmark_stamper

.macro STAMPING name, call
    .globl \name
    .type \name, @function
\name:
    movq    SystemCallBlock.capability(%rdi), %rbx
    movq    %rdi, %r12
2:  movl    $\call, %eax
    movq    %rbx, %rdi
    xorl    %esi, %esi
    syscall
    jmp     3f                                  # 1
3:  rdtsc
    shlq    $32, %rdx
    orq     %rax, %rdx
    movq    %rdx, SystemCallBlock.arrived(%r12)
    jmp     2b
    .size \name, . - \name
.endm

# Threads that store the time stamp of each arrival. rdi = a block with what they wait at as its capability.
STAMPING benchmark_receiver, SystemCall.RECEIVE
STAMPING benchmark_stamping_waiter, SystemCall.WAIT

# A thread that faults for ever, with time stamps before the fault and where its handler lets it go on. rdi = the block.
    .globl benchmark_faulter
    .globl benchmark_faulter_resumed
    .type benchmark_faulter, @function
benchmark_faulter:
    movq    %rdi, %rbx
1:  rdtsc                                       # 1
    shlq    $32, %rdx                           # 2
    orq     %rax, %rdx                          # 3
    movq    %rdx, SystemCallBlock.left(%rbx)    # 4
    movq    %rax, 16                            # faults
benchmark_faulter_resumed:
    rdtsc
    shlq    $32, %rdx
    orq     %rax, %rdx
    movq    %rdx, SystemCallBlock.arrived(%rbx)
    jmp     1b
    .size benchmark_faulter, . - benchmark_faulter

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
