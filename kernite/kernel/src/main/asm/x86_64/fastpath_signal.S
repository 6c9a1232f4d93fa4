# The fastpath of signals and of taking turns: Signal, Wait for bits that are there, Poll, and Yield between two threads. The
# rules, and the registers at entry and exit, are those of fastpath.S.
.include "offsets.inc"
.include "fastpath.inc"

.text

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

    WAKE signal_slowpath
    movl kernite_cpu + Cpu.idleMask(%rip), %ecx
    orl %gs:Cpu.reschedule, %ecx
    jnz signal_slowpath                         # another processor idles, or has put somebody into the heap
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
    UNLOCK_KERNEL
    xorl %eax, %eax                             # ErrorCode.OK
    swapgs
    sysretq

signal_bound:
    movl $SystemCall.SIGNAL, %eax
    jmp slowpath

signal_slowpath:
    movq $SystemCall.SIGNAL, Tcb.rax(%rsp)
    jmp slowpath_saved

# Wait for bits that are there already, and Poll; Yield is further below.
    .balign 64
.globl fastpath_wait_or_yield
fastpath_wait_or_yield:
    cmpl $SystemCall.POLL, %eax
    je fastpath_poll
    ja fastpath_yield
    FIND_SLOT
    CHECK_CAPABILITY MAY_WAIT                   # r11 = the notification
    cmpl $0, Notification.active(%r11)
    je slowpath                                 # the thread has to wait
wait_take:
    # POINT OF NO RETURN
    movq Notification.word(%r11), %rdi
    movq $0, Notification.word(%r11)
    movl $0, Notification.active(%r11)
    xorl %eax, %eax                             # ErrorCode.OK
wait_return:
    movq Tcb.rip(%rsp), %rcx
    movq Tcb.rflags(%rsp), %r11
    movq Tcb.rsp(%rsp), %rsp
    UNLOCK_KERNEL
    swapgs
    sysretq

fastpath_poll:
    FIND_SLOT
    CHECK_CAPABILITY MAY_WAIT
    cmpl $0, Notification.active(%r11)
    jne wait_take
    movl $ErrorCode.WOULD_BLOCK, %eax
    xorl %edi, %edi
    jmp wait_return

# Yield by a thread without reservation while exactly one other is ready: they change places.
    .balign 64
fastpath_yield:
    movq %gs:Cpu.ready, %rcx                    # rcx = SchedContext of the one that is ready
    testq %rcx, %rcx
    jz slowpath                                 # nobody
    cmpq $0, SchedContext.heap + HeapNode.left(%rcx)
    jne slowpath                                # several
    movq %gs:Cpu.sched, %r11                    # r11 = SchedContext of the running thread
    cmpq $0, SchedContext.period(%r11)
    jne slowpath                                # it has to wait for its next period
    movq %rdi, Tcb.rdi(%rsp)
    movq %rsi, Tcb.rsi(%rsp)
    movq %rdx, Tcb.rdx(%rsp)
    movq %r10, Tcb.r10(%rsp)
    movq %r8, Tcb.r8(%rsp)
    movq %r9, Tcb.r9(%rsp)
    movq %rbx, Tcb.rbx(%rsp)
    SAVE_CALLER
    rdtsc
    shlq $32, %rdx
    orq %rdx, %rax                              # rax = now
    cmpq $0, Tcb.caller(%rsp)
    jne yield_slowpath                          # it inherits a deadline from its caller
    cmpq %gs:Cpu.timerAt, %rax
    jge yield_slowpath                          # somebody's time has come
    movq SchedContext.relativeDeadline(%r11), %rbx
    addq %rax, %rbx                             # rbx = its deadline from now on
    cmpq SchedContext.heap + HeapNode.key(%rcx), %rbx
    jl yield_slowpath                           # it would still come first
    movq SchedContext.tcb(%rcx), %rbp           # rbp = the thread to run
    cmpl $ThreadState.RUNNING, Tcb.state(%rbp)
    jne yield_slowpath
    cmpq $0, Tcb.vspace + Slot.extra(%rbp)
    je yield_slowpath                           # its address space is gone
    movq Tcb.switchWork(%rbp), %rdx
    orq Tcb.switchWork(%rsp), %rdx
    jnz yield_slowpath                          # one of them uses fs or floating point
    movl kernite_cpu + Cpu.idleMask(%rip), %edx
    orl %gs:Cpu.reschedule, %edx
    jnz yield_slowpath                          # another processor idles, or has put somebody into the heap
    movq %rax, %rdx
    addq SchedContext.remaining(%rcx), %rdx
    cmpq %gs:Cpu.timerAt, %rdx
    jl yield_slowpath                           # the timer must be armed earlier

    # POINT OF NO RETURN
    movq %rax, %rdx
    subq %gs:Cpu.since, %rdx
    addq %rdx, SchedContext.consumed(%r11)
    movq SchedContext.budget(%r11), %rdx
    movq %rdx, SchedContext.remaining(%r11)     # the turn after this one is a whole one
    movq %rbx, SchedContext.deadline(%r11)
    movq %rbx, SchedContext.urgency(%r11)
    movq %rax, SchedContext.replenishAt(%r11)
    movq %rbx, SchedContext.heap + HeapNode.key(%r11)
    movq $0, SchedContext.heap + HeapNode.left(%r11)
    movq $0, SchedContext.heap + HeapNode.right(%r11)
    movq $0, SchedContext.heap + HeapNode.parent(%r11)
    movl $1, SchedContext.heap + HeapNode.rank(%r11)
    movl $QueueKind.READY, SchedContext.queued(%r11)
    movl $QueueKind.NONE, SchedContext.queued(%rcx)
    movq %r11, %gs:Cpu.ready
    movq %rcx, %gs:Cpu.sched
    movq %rax, %gs:Cpu.since
    movq %rbp, %gs:Cpu.current
    movq $ErrorCode.OK, Tcb.rax(%rsp)
    movq %rbp, %rax
    jmp kernite_restore

yield_slowpath:
    movq $SystemCall.YIELD, Tcb.rax(%rsp)
    jmp slowpath_saved
