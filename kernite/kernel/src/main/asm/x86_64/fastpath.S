# The IPC fastpath: Call, ReplyReceive and Signal to a waiting thread, from SYSCALL to SYSRET without compiled code.
#
# The compiled slow path (org.saltyos.kernite.ipc) is the specification. A fastpath checks that the case is the plain one
# and leaves for the slow path otherwise, having changed nothing. After its point of no return it cannot fail.
# docs/fastpath.md has the picture and the table of every way out.
#
# Entry, from syscall.S                         Exit, in the thread that runs next
#   rsp  Tcb of the thread that calls             rsp  its user stack
#   rax  system call number                       rax  ErrorCode.OK
#   rdi  capability address                       rdi  badge of the sender (reply: 0; signal: the bits)
#   rsi  message info                             rsi  message info, untouched
#   rdx r10 r8 r9  message words 0-3              rdx r10 r8 r9  message words 0-3, untouched
#   rcx r11        free (saved: rip, rflags)      rcx r11        lost, as SYSRET needs them
#   rbx rbp r12-r15  the user's                   rbx rbp r12-r15  its own
#
# Budgets: Call and ReplyReceive are taken only when the SchedContext of the caller travels along, to a server without
# one of its own and back. The processor goes on charging the same SchedContext under the same armed timer, and it
# stays the one with the earliest deadline, so nothing has to be counted, armed or compared.
.include "offsets.inc"

.set MAY_CALL, ObjectType.ENDPOINT | (Rights.WRITE | Rights.GRANT_REPLY) << 8
.set MAY_RECEIVE, ObjectType.ENDPOINT | Rights.READ << 8
.set MAY_SIGNAL, ObjectType.NOTIFICATION | Rights.WRITE << 8

# The message fits in registers and carries no capabilities. Changes rcx.
.macro CHECK_MESSAGE
    movl %esi, %ecx
    andl $MessageInfo.SHAPE_MASK, %ecx
    cmpl $MessageInfo.REGISTER_WORDS, %ecx
    ja slowpath
.endm

# rcx = the slot that the capability address in rdi names. Slot.extra of the root is the number of slots that a plain
# small number addresses in one level, and 0 for a root with a guard or without a CNode at all.
.macro FIND_SLOT
    cmpq Tcb.cspace + Slot.extra(%rsp), %rdi
    jae slowpath
    movq %rdi, %rcx
    shlq $ObjectSize.SLOT_BITS, %rcx
    addq Tcb.cspace + Slot.object(%rsp), %rcx
.endm

# The slot in rcx holds the kind of capability, with the rights, that `wanted` names; r11 = its object.
.macro CHECK_CAPABILITY wanted
    movl Slot.tag(%rcx), %r11d
    andl $(0xff | \wanted), %r11d
    cmpl $\wanted, %r11d
    jne slowpath
    movq Slot.object(%rcx), %r11
.endm

# The thread in rax can run in the place of the current one by changing the address space alone. Saves rbx and uses it;
# `out` has to load it again.
.macro CHECK_RUNNABLE out
    movq %rbx, Tcb.rbx(%rsp)
    cmpq $0, Tcb.vspace + Slot.extra(%rax)
    je \out                                     # its address space is gone
    movq Tcb.switchWork(%rax), %rbx
    orq Tcb.switchWork(%rsp), %rbx
    jnz \out                                    # one of them uses fs or floating point
.endm

# What is left to save of the current thread after SYSCALL and CHECK_RUNNABLE.
.macro SAVE_CALLER
    movq %rbp, Tcb.rbp(%rsp)
    movq %r12, Tcb.r12(%rsp)
    movq %r13, Tcb.r13(%rsp)
    movq %r14, Tcb.r14(%rsp)
    movq %r15, Tcb.r15(%rsp)
.endm

# The SchedContext of the current thread goes to the thread in rax, which becomes the current one. Changes rbx, rcx.
.macro HAND_OVER
    movq Tcb.sched(%rsp), %rbx
    movq $0, Tcb.sched(%rsp)
    movq %rbx, Tcb.sched(%rax)
    movq %rax, SchedContext.tcb(%rbx)
    movq %rax, %gs:Cpu.current
    movq Tcb.vspace + Slot.extra(%rax), %rcx
    cmpq Tcb.vspace + Slot.extra(%rsp), %rcx
    je 1f
    movq %rcx, %cr3
1:
.endm

# To user mode in the thread of rax; rdi rsi rdx r10 r8 r9 are its results already.
.macro LEAVE
    movq Tcb.rbx(%rax), %rbx
    movq Tcb.rbp(%rax), %rbp
    movq Tcb.r12(%rax), %r12
    movq Tcb.r13(%rax), %r13
    movq Tcb.r14(%rax), %r14
    movq Tcb.r15(%rax), %r15
    movq Tcb.rip(%rax), %rcx
    movq Tcb.rflags(%rax), %r11
    movq Tcb.rsp(%rax), %rsp
    xorl %eax, %eax                             # ErrorCode.OK
    swapgs
    sysretq
.endm

.text

# Call: to a server that waits in Receive or ReplyReceive and has no SchedContext of its own.
    .balign 64
.globl fastpath_call
fastpath_call:
    CHECK_MESSAGE
    FIND_SLOT
    CHECK_CAPABILITY MAY_CALL                   # r11 = the endpoint
    movq Endpoint.receivers + WaitQueue.head(%r11), %rax
    testq %rax, %rax
    jz call_slowpath                            # nobody waits to receive
    testl $Tcb.SIZE - 1, %eax
    jnz call_slowpath                           # it waits at several endpoints or until a time
    cmpq $0, Tcb.sched(%rax)
    jne call_slowpath                           # the server has its own budget: accounting and deadlines to compare
    CHECK_RUNNABLE call_slowpath_rbx

    # POINT OF NO RETURN
    SAVE_CALLER
    movq Slot.badge(%rcx), %rdi
    movzbl Slot.rights(%rcx), %ebx
    movl %ebx, Tcb.sendRights(%rsp)             # whether the reply may carry capabilities
    movq Tcb.link + WaitLink.next(%rax), %rbx              # the server leaves the queue; a tail without head does not count
    movq %rbx, Endpoint.receivers + WaitQueue.head(%r11)
    movl $ThreadState.AWAITING_REPLY, Tcb.state(%rsp)
    movl $ThreadState.RUNNING, Tcb.state(%rax)
    movq %rax, Tcb.replier(%rsp)
    movq %rsp, Tcb.caller(%rax)                 # a receiver owes no other reply: Receive gives such a one up
    HAND_OVER
    LEAVE

call_slowpath_rbx:
    movq Tcb.rbx(%rsp), %rbx
call_slowpath:
    xorl %eax, %eax                             # SystemCall.CALL
    jmp slowpath

# ReplyReceive: the reply goes to a caller that lent its SchedContext, and nothing is there to be received.
    .balign 64
.globl fastpath_reply_receive
fastpath_reply_receive:
    CHECK_MESSAGE
    FIND_SLOT
    CHECK_CAPABILITY MAY_RECEIVE                # r11 = the endpoint
    cmpq $0, Endpoint.senders + WaitQueue.head(%r11)
    jne slowpath                                # a sender waits
    movq Tcb.boundNotification(%rsp), %rax
    testq %rax, %rax
    jnz reply_bound
reply_unsignalled:
    movq Tcb.caller(%rsp), %rax
    testq %rax, %rax
    jz reply_slowpath                           # nobody to reply to
    cmpl $ThreadState.AWAITING_REPLY, Tcb.state(%rax)
    jne reply_slowpath                          # the reply resumes a thread that faulted
    cmpq $0, Tcb.sched(%rax)
    jne reply_slowpath                          # the caller kept its SchedContext: deadlines to compare
    movq Tcb.sched(%rsp), %rcx
    cmpq %rsp, SchedContext.owner(%rcx)
    je reply_slowpath                           # this one is the server's own
    CHECK_RUNNABLE reply_slowpath_rbx

    # POINT OF NO RETURN
    SAVE_CALLER
    movq Endpoint.receivers + WaitQueue.tail(%r11), %rbx
    cmpq $0, Endpoint.receivers + WaitQueue.head(%r11)
    jne reply_append
    leaq Endpoint.receivers + WaitQueue.head - Tcb.link - WaitLink.next(%r11), %rbx    # first in the queue: the head links to it
reply_append:
    movq %rsp, Tcb.link + WaitLink.next(%rbx)
    movq %rbx, Tcb.link + WaitLink.previous(%rsp)          # meaningless for the first
    movq %rsp, Endpoint.receivers + WaitQueue.tail(%r11)
    movq $0, Tcb.link + WaitLink.next(%rsp)
    movq %r11, Tcb.link + WaitLink.object(%rsp)
    movl $ThreadState.RECEIVING, Tcb.state(%rsp)
    movl $ThreadState.RUNNING, Tcb.state(%rax)
    movq $0, Tcb.caller(%rsp)
    xorl %edi, %edi                             # a reply has no badge
    HAND_OVER
    LEAVE

reply_bound:
    cmpl $0, Notification.active(%rax)
    je reply_unsignalled                        # bound to a notification, but nothing is signalled
    jmp reply_slowpath
reply_slowpath_rbx:
    movq Tcb.rbx(%rsp), %rbx
reply_slowpath:
    movl $SystemCall.REPLY_RECEIVE, %eax
    jmp slowpath

# Signal: to a thread that waits, has its own SchedContext and either comes before the running thread or becomes the
# first of the ready ones; or to nobody, leaving the bits pending.
    .balign 64
.globl fastpath_signal
fastpath_signal:
    FIND_SLOT
    CHECK_CAPABILITY MAY_SIGNAL                 # r11 = the notification
    movq Notification.waiters + WaitQueue.head(%r11), %rax
    testq %rax, %rax
    jz signal_nobody

    # Save everything: another thread may run next, and the way out needs the registers. Not a change anyone can see.
    movq %rdi, Tcb.rdi(%rsp)
    movq %rsi, Tcb.rsi(%rsp)
    movq %rdx, Tcb.rdx(%rsp)
    movq %r10, Tcb.r10(%rsp)
    movq %r8, Tcb.r8(%rsp)
    movq %r9, Tcb.r9(%rsp)
    movq %rbx, Tcb.rbx(%rsp)
    movq %r12, Tcb.r12(%rsp)
    movq %r13, Tcb.r13(%rsp)
    movq %r14, Tcb.r14(%rsp)
    movq %r15, Tcb.r15(%rsp)
    movq %rbp, Tcb.rbp(%rsp)
    movq %rax, %r12                             # r12 = the waiter
    movq Slot.badge(%rcx), %rdi                 # rdi = the bits
    movq Tcb.sched(%r12), %rbx                  # rbx = its SchedContext
    testq %rbx, %rbx
    jz signal_slowpath                          # none: it cannot run yet
    cmpq $0, Tcb.caller(%r12)
    jne signal_slowpath                         # it inherits a deadline from its caller
    cmpl $ThreadState.WAITING, Tcb.state(%r12)
    jne signal_slowpath
    cmpl $QueueKind.NONE, SchedContext.queued(%rbx)
    jne signal_slowpath

    # Its budget and deadline from now on, as SchedContexts.wake decides: r15 = ticks left, r14 = deadline,
    # r13 = replenishment.
    rdtsc
    shlq $32, %rdx
    orq %rdx, %rax                              # rax = now
    movq SchedContext.replenishAt(%rbx), %r13
    movq %r13, %rcx
    subq %rax, %rcx
    movq SchedContext.remaining(%rbx), %r15
    jle 1f                                      # its period is over
    movl SchedContext.utilisation(%rbx), %edx
    imulq %rcx, %rdx
    shrq $SchedContexts.UTILISATION_SHIFT, %rdx
    cmpq %rdx, %r15
    jg 1f                                       # keeping the deadline would give it more than its share
    movq SchedContext.deadline(%rbx), %r14
    jmp 2f
1:  testq %r15, %r15
    js signal_slowpath                          # it overdrew its budget, which the new period has to pay
    movq SchedContext.budget(%rbx), %r15
    movq SchedContext.relativeDeadline(%rbx), %r14
    addq %rax, %r14
    movq SchedContext.period(%rbx), %r13
    addq %rax, %r13
2:  cmpq %gs:Cpu.minimumBudget, %r15
    jl signal_slowpath                          # it has to wait for its next period
    movq %gs:Cpu.sched, %rdx                    # rdx = SchedContext of the running thread
    cmpq SchedContext.urgency(%rdx), %r14
    jge signal_later

    # It comes first: the running thread is charged and becomes the first of the ready ones.
    cmpq $0, Tcb.vspace + Slot.extra(%r12)
    je signal_slowpath                          # its address space is gone
    movq Tcb.switchWork(%r12), %rcx
    orq Tcb.switchWork(%rsp), %rcx
    jnz signal_slowpath                         # one of them uses fs or floating point
    movq %rax, %rcx
    subq %gs:Cpu.since, %rcx                    # rcx = ticks used by the running thread
    movq SchedContext.remaining(%rdx), %r8
    subq %rcx, %r8                              # r8 = ticks it has left
    cmpq %gs:Cpu.minimumBudget, %r8
    jl signal_slowpath                          # its budget is used up
    leaq (%rax, %r15), %r9
    cmpq %gs:Cpu.timerAt, %r9
    jl signal_slowpath                          # the timer must be armed earlier

    # POINT OF NO RETURN
    movq %r8, SchedContext.remaining(%rdx)
    addq %rcx, SchedContext.consumed(%rdx)
    movq SchedContext.urgency(%rdx), %rcx
    movq %gs:Cpu.ready, %r8
    movq %rdx, %gs:Cpu.ready
    movq %rcx, SchedContext.heap + HeapNode.key(%rdx)
    movq %r8, SchedContext.heap + HeapNode.left(%rdx)
    movq $0, SchedContext.heap + HeapNode.right(%rdx)
    movq $0, SchedContext.heap + HeapNode.parent(%rdx)
    movl $1, SchedContext.heap + HeapNode.rank(%rdx)
    movl $QueueKind.READY, SchedContext.queued(%rdx)
    testq %r8, %r8
    jz 3f
    movq %rdx, SchedContext.heap + HeapNode.parent(%r8)
3:  movq %rbx, %gs:Cpu.sched
    movq %rax, %gs:Cpu.since
    movq %r12, %gs:Cpu.current
    movq %r12, %rbp                             # rbp = the thread to run
    jmp signal_deliver

    # It comes later: the running thread goes on.
signal_later:
    movq %gs:Cpu.ready, %r8
    testq %r8, %r8
    jz 4f
    cmpq SchedContext.heap + HeapNode.key(%r8), %r14
    jge signal_slowpath                         # its place is inside the heap

    # POINT OF NO RETURN
    movq %rbx, SchedContext.heap + HeapNode.parent(%r8)
4:  movq %r8, SchedContext.heap + HeapNode.left(%rbx)
    movq $0, SchedContext.heap + HeapNode.right(%rbx)
    movq $0, SchedContext.heap + HeapNode.parent(%rbx)
    movq %r14, SchedContext.heap + HeapNode.key(%rbx)
    movl $1, SchedContext.heap + HeapNode.rank(%rbx)
    movl $QueueKind.READY, SchedContext.queued(%rbx)
    movq %rbx, %gs:Cpu.ready
    movq %rsp, %rbp                             # rbp = the thread to run

signal_deliver:
    movq %r15, SchedContext.remaining(%rbx)
    movq %r14, SchedContext.deadline(%rbx)
    movq %r14, SchedContext.urgency(%rbx)
    movq %r13, SchedContext.replenishAt(%rbx)
    movq Tcb.link + WaitLink.next(%r12), %rcx
    movq %rcx, Notification.waiters + WaitQueue.head(%r11)
    movl $ThreadState.RUNNING, Tcb.state(%r12)
    movq $ErrorCode.OK, Tcb.rax(%r12)
    movq %rdi, Tcb.rdi(%r12)
    movq $ErrorCode.OK, Tcb.rax(%rsp)
    movq %rbp, %rax
    jmp kernite_restore

signal_nobody:
    cmpq $0, Notification.boundTcb(%r11)
    jne signal_bound                            # its thread may be receiving
    # POINT OF NO RETURN
    movq Slot.badge(%rcx), %rcx
    orq %rcx, Notification.word(%r11)
    movl $1, Notification.active(%r11)
    movq Tcb.rip(%rsp), %rcx
    movq Tcb.rflags(%rsp), %r11
    movq Tcb.rsp(%rsp), %rsp
    xorl %eax, %eax                             # ErrorCode.OK
    swapgs
    sysretq

signal_bound:
    movl $SystemCall.SIGNAL, %eax
    jmp slowpath

signal_slowpath:
    movq $SystemCall.SIGNAL, Tcb.rax(%rsp)
    jmp slowpath_saved
