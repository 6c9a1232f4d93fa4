# The fastpath of Send: to a thread that waits to receive, has time of its own and comes before the running thread; and to a
# caller, by a right to answer that was saved. The rules, and the registers at entry and exit, are those of fastpath.S.
.include "offsets.inc"
.include "fastpath.inc"

.text

    .balign 64
.globl fastpath_send
fastpath_send:
    CHECK_MESSAGE
    FIND_SLOT
    CHECK_CAPABILITY MAY_SEND, send_answer      # r11 = the endpoint
    SAVE_PREEMPTED
    FIND_CPU
    movq %rcx, %rbp                             # rbp = the slot
    movq Endpoint.receivers + WaitQueue.head(%r11), %r12 # r12 = the receiver
    testq %r12, %r12
    jz send_slowpath                            # nobody waits to receive
    testl $Tcb.SIZE - 1, %r12d
    jnz send_slowpath                           # it waits at several endpoints or until a time
    CHECK_WAITER ThreadState.RECEIVING, send_slowpath
    cmpq SchedContext.urgency(%rdx), %r14
    jge send_slowpath                           # it comes later: the running thread goes on
    CHECK_PREEMPTION send_slowpath

    # POINT OF NO RETURN
    PREEMPT
    START_TURN
    movq Tcb.link + WaitLink.next(%r12), %rcx
    movq %rcx, Endpoint.receivers + WaitQueue.head(%r11)
    movl $ThreadState.RUNNING, Tcb.state(%r12)
    movq $ErrorCode.OK, Tcb.rax(%rsp)
    movq Slot.badge(%rbp), %rdi
    movq Tcb.rdx(%rsp), %rdx
    movq Tcb.r10(%rsp), %r10
    movq Tcb.r8(%rsp), %r8
    movq Tcb.r9(%rsp), %r9
    movq %r12, %rax
    SWITCH_SPACE
    LEAVE

send_slowpath:
    movq $SystemCall.SEND, Tcb.rax(%rsp)
    jmp slowpath_saved

# The answer to a caller with time of its own, which becomes the first of the ready ones. Whoever answers goes on.
send_answer:
    cmpb $ObjectType.REPLY, %r11b
    jne slowpath
    SAVE_PREEMPTED
    FIND_CPU
    movq %rcx, %rbp                             # rbp = the slot
    movq Slot.object(%rbp), %r12                # r12 = the caller
    cmpq $0, Tcb.replier(%r12)
    jne send_slowpath
    CHECK_WAITER ThreadState.AWAITING_REPLY, send_slowpath
    movq SchedContext.deadline(%rdx), %r9       # r9 = the urgency of who answers, without the one that is answered
    movq Tcb.caller(%rsp), %rcx
    testq %rcx, %rcx
    jz 1f
    movq Tcb.sched(%rcx), %rcx
    testq %rcx, %rcx
    jz 1f
    cmpq SchedContext.urgency(%rcx), %r9
    cmovgq SchedContext.urgency(%rcx), %r9
1:  cmpq %r9, %r14
    jl send_slowpath                            # the caller comes first
    movq Cpu.ready(%r10), %r8
    testq %r8, %r8
    jz 2f
    cmpq SchedContext.heap + HeapNode.key(%r8), %r9
    jg send_slowpath                            # somebody ready comes first now
2:  CHECK_LATER send_slowpath
    movq %r9, SchedContext.urgency(%rdx)
    START_TURN
    movq Slot.previous(%rbp), %rcx              # the caller's own slot, from which the right comes
    movq Slot.next(%rbp), %rdx
    movq %rdx, Slot.next(%rcx)
    testq %rdx, %rdx
    jz 3f
    movq %rcx, Slot.previous(%rdx)
3:  .irp word, Slot.tag, Slot.object, Slot.previous, Slot.next
    movq $0, \word(%rbp)
    .endr
    movl $ThreadState.RUNNING, Tcb.state(%r12)
    .irp r, rsi, rdx, r10, r8, r9
    movq Tcb.\r(%rsp), %rcx
    movq %rcx, Tcb.\r(%r12)
    .endr
    movq $0, Tcb.rdi(%r12)                      # an answer has no badge
    movq $ErrorCode.OK, Tcb.rax(%r12)
    movq $ErrorCode.OK, Tcb.rax(%rsp)
    movq %rsp, %rax
    movq Cpu.kernelStack(%r10), %rsp
    jmp kernite_restore
