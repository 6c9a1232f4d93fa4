# The fastpath of Receive and Wait when there is nothing yet: the thread waits, and the first of the ready ones runs. Also two
# operations on objects that every server makes between requests. The rules, and the registers at entry and exit, are those
# of fastpath.S.
.include "offsets.inc"
.include "fastpath.inc"

.set SAVE_CALLER, Invocation.CNODE_SAVE_CALLER << MessageInfo.LABEL_SHIFT | 2
.set ACKNOWLEDGE, Invocation.IRQ_HANDLER_ACKNOWLEDGE << MessageInfo.LABEL_SHIFT

.text

    .balign 64
.globl fastpath_receive
fastpath_receive:
    cmpl $SystemCall.RECEIVE, %eax
    jne slowpath
    FIND_SLOT
    CHECK_CAPABILITY MAY_RECEIVE                # r11 = the endpoint
    cmpq $0, Endpoint.senders + WaitQueue.head(%r11)
    jne slowpath                                # a sender waits
    cmpq $0, Tcb.caller(%rsp)
    jne slowpath                                # it gives up answering its caller
    movq Tcb.boundNotification(%rsp), %rcx
    testq %rcx, %rcx
    jz receive_wait
    cmpl $0, Notification.active(%rcx)
    jne slowpath                                # a signal waits
.globl receive_wait
receive_wait:
    SAVE_PREEMPTED
    leaq Endpoint.receivers(%r11), %rbp         # rbp = the queue to wait in
    movl $ThreadState.RECEIVING, %r9d           # r9 = how
    jmp give_way

.globl wait_for_bits
wait_for_bits:
    SAVE_PREEMPTED
    leaq Notification.waiters(%r11), %rbp
    movl $ThreadState.WAITING, %r9d

give_way:
    movq %rax, Tcb.rax(%rsp)
    movq Tcb.sched(%rsp), %rbx                  # rbx = SchedContext of the running thread
    cmpq %rsp, SchedContext.owner(%rbx)
    jne slowpath_saved                          # it is borrowed, and goes home
    movq SchedContext.cpu(%rbx), %r10
    movq Cpu.ready(%r10), %rcx                  # rcx = SchedContext of the first that is ready
    testq %rcx, %rcx
    jz slowpath_saved                           # nobody
    cmpq $0, SchedContext.heap + HeapNode.right(%rcx)
    jne slowpath_saved                          # two heaps would have to be merged
    CHECK_READY slowpath_saved

    # POINT OF NO RETURN
    START_READY %rdx
    subq %rdx, SchedContext.remaining(%rbx)
    addq %rdx, SchedContext.consumed(%rbx)
    movq SchedContext.heap + HeapNode.left(%rcx), %rdx
    movq %rdx, Cpu.ready(%r10)
    testq %rdx, %rdx
    jz 1f
    movq $0, SchedContext.heap + HeapNode.left(%rcx)
    movq $0, SchedContext.heap + HeapNode.parent(%rdx)
1:  APPEND %rbp, 0
    movl %r9d, Tcb.state(%rsp)
    movq Cpu.kernelStack(%r10), %rsp
    movq %r12, %rax
    jmp kernite_restore

# Operations on objects, told by all of the message info, so that others are found out early.
    .balign 64
.globl fastpath_invoke
fastpath_invoke:
    cmpq $SAVE_CALLER, %rsi
    jb slowpath
    je save_caller
    cmpq $ACKNOWLEDGE, %rsi
    jne slowpath

# The acknowledgement of an interrupt after which no line was masked: there is nothing to be done.
    FIND_SLOT
    CHECK_CAPABILITY ObjectType.IRQ_HANDLER     # r11 = the handler
    shlq $ObjectSize.SLOT_BITS, %r11
    addq kernite_cpu + Cpu.interruptSlots(%rip), %r11
    cmpq $0, Slot.extra(%r11)
    je slowpath                                 # nobody bound, or a line to be let through again
    # POINT OF NO RETURN
invoked:
    xorl %eax, %eax                             # ErrorCode.OK
    xorl %edi, %edi
    jmp wait_return

# The right to answer goes to an empty slot of a CNode of one level, not for the first time with this caller.
save_caller:
    cmpq $64, %r10
    jne slowpath                                # not the whole address
    FIND_SLOT
    CHECK_CAPABILITY ObjectType.CNODE           # r11 = the first slot of the CNode
    cmpq Slot.extra(%rcx), %rdx
    jae slowpath
    movq %rdx, %rcx
    shlq $ObjectSize.SLOT_BITS, %rcx
    addq %r11, %rcx                             # rcx = the slot
    cmpb $ObjectType.NULL, Slot.tag(%rcx)
    jne slowpath                                # it is not empty
    movq Tcb.caller(%rsp), %r11
    testq %r11, %r11
    jz slowpath                                 # no caller
    cmpb $ObjectType.REPLY, Tcb.reply + Slot.tag(%r11)
    jne slowpath                                # the first time
    cmpq $0, Tcb.reply + Slot.next(%r11)
    jne slowpath                                # not its only one
    # POINT OF NO RETURN
    movq $0, Tcb.caller(%rsp)
    movq $0, Tcb.replier(%r11)
    movq $(ObjectType.REPLY | Rights.ALL << 8), Slot.tag(%rcx)
    movq %r11, Slot.object(%rcx)
    movq %rcx, Tcb.reply + Slot.next(%r11)
    addq $Tcb.reply, %r11
    movq %r11, Slot.previous(%rcx)
    jmp invoked
