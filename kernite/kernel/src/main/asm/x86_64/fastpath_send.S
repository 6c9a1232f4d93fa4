# The fastpath of Send: to a thread that waits to receive, has time of its own and comes before the running thread. The rules,
# and the registers at entry and exit, are those of fastpath.S.
.include "offsets.inc"
.include "fastpath.inc"

.text

    .balign 64
.globl fastpath_send
fastpath_send:
    CHECK_MESSAGE
    FIND_SLOT
    CHECK_CAPABILITY MAY_SEND                   # r11 = the endpoint
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
