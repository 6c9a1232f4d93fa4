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
    CHECK_LATER signal_slowpath
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
    LOAD_RETURN %rsp
    UNLOCK_KERNEL
    xorl %eax, %eax                             # ErrorCode.OK
    sysretq

signal_bound:
    movl $SystemCall.SIGNAL, %eax
    jmp slowpath

signal_slowpath:
    movq $SystemCall.SIGNAL, Tcb.rax(%rsp)
    jmp slowpath_saved

# Calls 4 to 10. Wait for bits that are there already, and Poll; fastpath_wait.S has waiting, Yield is further below.
    .balign 64
.globl fastpath_others
fastpath_others:
    cmpl $SystemCall.POLL, %eax
    je fastpath_poll
    ja fastpath_yield
    cmpl $SystemCall.WAIT, %eax
    jne fastpath_receive
    FIND_SLOT
    CHECK_CAPABILITY MAY_WAIT                   # r11 = the notification
    cmpl $0, Notification.active(%r11)
    je wait_for_bits
wait_take:
    # POINT OF NO RETURN
    movq Notification.word(%r11), %rdi
    movq $0, Notification.word(%r11)
    movl $0, Notification.active(%r11)
    xorl %eax, %eax                             # ErrorCode.OK
.globl wait_return
wait_return:
    LOAD_RETURN %rsp
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
    cmpq $0, Tcb.caller(%rsp)
    jne yield_slowpath                          # it inherits a deadline from its caller
    CHECK_READY yield_slowpath
    movq SchedContext.relativeDeadline(%r11), %rbx
    addq %rax, %rbx                             # rbx = its deadline from now on
    cmpq SchedContext.heap + HeapNode.key(%rcx), %rbx
    jl yield_slowpath                           # it would still come first

    # POINT OF NO RETURN
    START_READY %rdx
    addq %rdx, SchedContext.consumed(%r11)
    movq SchedContext.budget(%r11), %rdx
    movq %rdx, SchedContext.remaining(%r11)     # the turn after this one is a whole one
    movq %rbx, SchedContext.deadline(%r11)
    movq %rbx, SchedContext.urgency(%r11)
    movq %rax, SchedContext.replenishAt(%r11)
    COME_FIRST %r11, %rbx, $0
    movq $ErrorCode.OK, Tcb.rax(%rsp)
    movq Cpu.kernelStack(%r10), %rsp
    movq %r12, %rax
    jmp kernite_restore

yield_slowpath:
    movq $SystemCall.YIELD, Tcb.rax(%rsp)
    jmp slowpath_saved
