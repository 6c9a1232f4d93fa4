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

# A handler of faults, which lets who faulted go on elsewhere. rdi = a block: its endpoint as capability, the answer's message
# info, and the address to go on at as word 0. One instruction lies between an arrival and its stamp, eight from the stamp
# before an answer to it.
    .globl benchmark_handler
    .type benchmark_handler, @function
benchmark_handler:
    movq    %rdi, %r12
    movq    SystemCallBlock.capability(%r12), %rbx
    movl    $SystemCall.RECEIVE, %eax
    movq    %rbx, %rdi
    xorl    %esi, %esi
    syscall
    jmp     1f                                  # 1
1:  rdtsc
    shlq    $32, %rdx
    orq     %rax, %rdx
    movq    %rdx, SystemCallBlock.arrived(%r12)
    rdtsc                                       # 1
    shlq    $32, %rdx                           # 2
    orq     %rax, %rdx                          # 3
    movq    %rdx, SystemCallBlock.start(%r12)   # 4
    movl    $SystemCall.REPLY_RECEIVE, %eax     # 5
    movq    %rbx, %rdi                          # 6
    movq    SystemCallBlock.information(%r12), %rsi # 7
    movq    SystemCallBlock.word0(%r12), %rdx   # 8
    syscall
    jmp     1b                                  # 1
    .size benchmark_handler, . - benchmark_handler

# A thread that stores the time stamp again and again. rdi = the block. Software emulation interrupts it behind the jump:
# then four instructions follow the reading of the counter, itself included five.
    .globl benchmark_spinner
    .type benchmark_spinner, @function
benchmark_spinner:
    rdtsc                                       # 1
    shlq    $32, %rdx                           # 2
    orq     %rax, %rdx                          # 3
    movq    %rdx, SystemCallBlock.left(%rdi)    # 4
    jmp     benchmark_spinner                   # 5
    .size benchmark_spinner, . - benchmark_spinner

# A thread that waits for signals and stores the shortest time since the stamp of the thread above. rdi = the block, with
# the notification as capability.
    .globl benchmark_interrupted
    .type benchmark_interrupted, @function
benchmark_interrupted:
    movq    SystemCallBlock.capability(%rdi), %rbx
    movq    %rdi, %r12
2:  movl    $SystemCall.WAIT, %eax
    movq    %rbx, %rdi
    xorl    %esi, %esi
    syscall
    jmp     3f                                  # 1
3:  rdtsc
    shlq    $32, %rdx
    orq     %rax, %rdx
    subq    SystemCallBlock.left(%r12), %rdx
    cmpq    SystemCallBlock.arrived(%r12), %rdx
    jae     2b
    movq    %rdx, SystemCallBlock.arrived(%r12)
    jmp     2b
    .size benchmark_interrupted, . - benchmark_interrupted

# A thread that looks for the shortest time that something took away from it, and stores it. rdi = the block. A round
# has eight instructions, thirteen after one that found something.
    .globl benchmark_gaps
    .type benchmark_gaps, @function
benchmark_gaps:
    movq    SystemCallBlock.arrived(%rdi), %r13
    xorl    %r12d, %r12d
1:  rdtsc                                       # 1
    shlq    $32, %rdx                           # 2
    orq     %rdx, %rax                          # 3
    movq    %rax, %rcx                          # 4
    subq    %r12, %rcx                          # 5
    movq    %rax, %r12                          # 6
    cmpq    $16, %rcx                           # 7
    jbe     1b                                  # 8
    cmpq    %r13, %rcx
    jae     1b
    movq    %rcx, %r13
    movq    %rcx, SystemCallBlock.arrived(%rdi)
    jmp     1b
    .size benchmark_gaps, . - benchmark_gaps

# A server that saves the right to answer, answers by it, and receives again. rdi = a block: its endpoint as capability, an
# empty slot as word 0, the CNode as word 1, the message info of saving as information. It stores what saving and answering
# took, five and six instructions of its own included, and a time stamp eight instructions before it receives.
    .globl benchmark_saver
    .type benchmark_saver, @function
benchmark_saver:
    movq    %rdi, %r12
1:  movl    $SystemCall.RECEIVE, %eax           # 6
    movq    SystemCallBlock.capability(%r12), %rdi # 7
    xorl    %esi, %esi                          # 8
    syscall
    movl    $64, %r10d
    movq    SystemCallBlock.word1(%r12), %rdi
    movq    SystemCallBlock.information(%r12), %rsi
    rdtsc                                       # 1
    shlq    $32, %rdx                           # 2
    leaq    (%rdx, %rax), %r13                  # 3
    movl    $SystemCall.INVOKE, %eax            # 4
    movq    SystemCallBlock.word0(%r12), %rdx   # 5
    syscall
    rdtsc                                       # 1
    shlq    $32, %rdx                           # 2
    leaq    (%rdx, %rax), %r14                  # 3
    movl    $SystemCall.SEND, %eax              # 4
    movq    SystemCallBlock.word0(%r12), %rdi   # 5
    xorl    %esi, %esi                          # 6
    syscall
    rdtsc
    shlq    $32, %rdx
    orq     %rdx, %rax
    subq    %r14, %rax
    subq    %r13, %r14
    movq    %r14, SystemCallBlock.left(%r12)
    movq    %rax, SystemCallBlock.arrived(%r12)
    rdtsc                                       # 1
    shlq    $32, %rdx                           # 2
    orq     %rax, %rdx                          # 3
    movq    %rdx, SystemCallBlock.start(%r12)   # 4
    jmp     1b                                  # 5
    .size benchmark_saver, . - benchmark_saver

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

# A client that waits for a signal, makes calls, and stores the time stamps of its first call and behind its last answer.
# rdi = a block: the endpoint as capability, the number of calls as word 0, the notification as word 1.
    .globl benchmark_client
    .type benchmark_client, @function
benchmark_client:
    movq    %rdi, %r12
    movq    SystemCallBlock.capability(%r12), %rbx
1:  movl    $SystemCall.WAIT, %eax
    movq    SystemCallBlock.word1(%r12), %rdi
    xorl    %esi, %esi
    syscall
    movq    SystemCallBlock.word0(%r12), %r13
    rdtsc
    shlq    $32, %rdx
    orq     %rax, %rdx
    movq    %rdx, SystemCallBlock.start(%r12)
2:  movl    $SystemCall.CALL, %eax
    movq    %rbx, %rdi
    xorl    %esi, %esi
    syscall
    decq    %r13
    jnz     2b
    rdtsc
    shlq    $32, %rdx
    orq     %rax, %rdx
    movq    %rdx, SystemCallBlock.arrived(%r12)
    jmp     1b
    .size benchmark_client, . - benchmark_client

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
