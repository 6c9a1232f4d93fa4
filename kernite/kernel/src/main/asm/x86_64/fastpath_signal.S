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
    SAVE_PREEMPTED
    FIND_CPU
    movq %rax, %r12                             # r12 = the waiter
    movq Slot.badge(%rcx), %rdi                 # rdi = the bits
    CHECK_WAITER ThreadState.WAITING, signal_slowpath
    cmpq SchedContext.urgency(%rdx), %r14
    jge signal_later

    # It comes first: the running thread is charged and becomes the first of the ready ones.
    CHECK_PREEMPTION signal_slowpath

    # POINT OF NO RETURN
    PREEMPT
    movq %r12, %rbp                             # rbp = the thread to run
    jmp signal_deliver

    # It comes later: the running thread goes on.
signal_later:
    movq Cpu.ready(%r10), %r8
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
    movq %rbx, Cpu.ready(%r10)
    movq %rsp, %rbp                             # rbp = the thread to run

signal_deliver:
    START_TURN
    TAKE_BITS %rdi
    movq $ErrorCode.OK, Tcb.rax(%rsp)
    movq Cpu.kernelStack(%r10), %rsp
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
.globl wait_return
wait_return:
    movq Tcb.rip(%rsp), %rcx
    movq Tcb.rflags(%rsp), %r11
    movq Tcb.rsp(%rsp), %rsp
    UNLOCK_KERNEL
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
    SAVE_PREEMPTED
    movq Tcb.sched(%rsp), %r11                  # r11 = SchedContext of the running thread
    movq SchedContext.cpu(%r11), %r10
    movq Cpu.ready(%r10), %rcx                  # rcx = SchedContext of the one that is ready
    testq %rcx, %rcx
    jz yield_slowpath                           # nobody
    cmpq $0, SchedContext.heap + HeapNode.left(%rcx)
    jne yield_slowpath                          # several
    cmpq $0, SchedContext.period(%r11)
    jne yield_slowpath                          # it has to wait for its next period
    rdtsc
    shlq $32, %rdx
    orq %rdx, %rax                              # rax = now
    cmpq $0, Tcb.caller(%rsp)
    jne yield_slowpath                          # it inherits a deadline from its caller
    cmpq Cpu.timerAt(%r10), %rax
    jge yield_slowpath                          # somebody's time has come
    movq SchedContext.relativeDeadline(%r11), %rbx
    addq %rax, %rbx                             # rbx = its deadline from now on
    cmpq SchedContext.heap + HeapNode.key(%rcx), %rbx
    jl yield_slowpath                           # it would still come first
    movq SchedContext.tcb(%rcx), %rbp           # rbp = the thread to run
    cmpl $ThreadState.RUNNING, Tcb.state(%rbp)
    jne yield_slowpath
    CHECK_SWITCH %rbp, %rdx, yield_slowpath, %r10
    movl kernite_cpu + Cpu.idleMask(%rip), %edx
    orl Cpu.reschedule(%r10), %edx
    jnz yield_slowpath                          # another processor idles, or has put somebody into the heap
    movq %rax, %rdx
    addq SchedContext.remaining(%rcx), %rdx
    cmpq Cpu.timerAt(%r10), %rdx
    jl yield_slowpath                           # the timer must be armed earlier

    # POINT OF NO RETURN
    movq %rax, %rdx
    subq Cpu.since(%r10), %rdx
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
    movq %r11, Cpu.ready(%r10)
    movq %rcx, Cpu.sched(%r10)
    movq %rax, Cpu.since(%r10)
    movq %rbp, Cpu.current(%r10)
    movq $ErrorCode.OK, Tcb.rax(%rsp)
    movq Cpu.kernelStack(%r10), %rsp
    movq %rbp, %rax
    jmp kernite_restore

yield_slowpath:
    movq $SystemCall.YIELD, Tcb.rax(%rsp)
    jmp slowpath_saved
