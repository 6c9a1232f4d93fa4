# The IPC fastpath: Call and ReplyReceive, from SYSCALL to SYSRET without compiled code. fastpath_signal.S has Signal, Wait,
# Poll and Yield.
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
# Budgets: mostly the SchedContext of the caller travels along, to a server without one of its own and back. The processor
# goes on charging the same SchedContext under the same armed timer, and it stays the one with the earliest deadline, so
# nothing has to be counted, armed or compared. Between two threads that both have one, and for Signal, Wait and Yield, what
# the scheduler does is done here for the case that it changes no heap but at its root.
.include "offsets.inc"
.include "fastpath.inc"

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
    jne call_active                             # the server has time of its own
    CHECK_RUNNABLE call_slowpath_rbx

    # POINT OF NO RETURN
    SAVE_KEPT %rsp
    movq Slot.badge(%rcx), %rdi
    movzbl Slot.rights(%rcx), %ebx
    movl %ebx, Tcb.sendRights(%rsp)             # whether the reply may carry capabilities
    movq Tcb.link + WaitLink.next(%rax), %rbx              # the server leaves the queue; a tail without head does not count
    movq %rbx, Endpoint.receivers + WaitQueue.head(%r11)
    movl $ThreadState.AWAITING_REPLY, Tcb.state(%rsp)
    movl $ThreadState.RUNNING, Tcb.state(%rax)
    movq %rax, Tcb.replier(%rsp)
    movq %rsp, Tcb.caller(%rax)                 # a receiver owes no other reply: Receive gives such a one up
    LEND %rbx
    SWITCH_SPACE
    LEAVE

    # The server has a SchedContext: it goes on where that left off, with the caller's deadline if that is earlier.
call_active:
    SAVE_ACTIVE
    FIND_CPU
    movq %rcx, %rdi                             # rdi = the slot
    CHECK_SWITCH %rax, %rbx, call_active_slowpath, %r10
    movq %rax, %rbp                             # rbp = the server
    movq Tcb.sched(%rbp), %rbx
    WAKE call_active_slowpath
    movq Tcb.sched(%rsp), %rdx                  # rdx = SchedContext of the caller
    movq SchedContext.urgency(%rdx), %rcx
    cmpq %r14, %rcx
    cmovgq %r14, %rcx                           # rcx = the earlier deadline
    CHECK_FIRST call_active_slowpath

    # POINT OF NO RETURN
    TAKE_TURN
    movzbl Slot.rights(%rdi), %ebx
    movl %ebx, Tcb.sendRights(%rsp)
    movq Slot.badge(%rdi), %rdi
    movq Tcb.link + WaitLink.next(%rbp), %rbx
    movq %rbx, Endpoint.receivers + WaitQueue.head(%r11)
    movl $ThreadState.AWAITING_REPLY, Tcb.state(%rsp)
    movl $ThreadState.RUNNING, Tcb.state(%rbp)
    movq %rbp, Tcb.replier(%rsp)
    movq %rsp, Tcb.caller(%rbp)
    movq Tcb.rdx(%rsp), %rdx
    movq Tcb.r10(%rsp), %r10
    movq %rbp, %rax
    SWITCH_SPACE
    LEAVE

call_active_slowpath:
    LOAD_CALLER
    subq Tcb.cspace + Slot.object(%rsp), %rdi
    shrq $ObjectSize.SLOT_BITS, %rdi            # rdi = the capability address again
    xorl %eax, %eax                             # SystemCall.CALL
    jmp slowpath
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
    jz reply_nobody
    cmpl $ThreadState.AWAITING_REPLY, Tcb.state(%rax)
    jne reply_fault                             # the reply resumes a thread that faulted
    cmpq $0, Tcb.sched(%rax)
    jne reply_active                            # the caller kept its SchedContext
    movq Tcb.sched(%rsp), %rcx
    cmpq %rsp, SchedContext.owner(%rcx)
    je reply_slowpath                           # this one is the server's own
    CHECK_RUNNABLE reply_slowpath_rbx

    # POINT OF NO RETURN
    SAVE_KEPT %rsp
    RECEIVE
    movl $ThreadState.RUNNING, Tcb.state(%rax)
    xorl %edi, %edi                             # a reply has no badge
    LEND %rbx
    SWITCH_SPACE
    LEAVE

    # The caller kept its SchedContext and the server runs on its own: the caller goes on where it left off.
reply_active:
    cmpq $0, Tcb.caller(%rax)
    jne reply_slowpath                          # the caller inherits a deadline itself
    movq Tcb.sched(%rsp), %rcx
    cmpq %rsp, SchedContext.owner(%rcx)
    jne reply_slowpath                          # the server borrowed from somebody else
    SAVE_ACTIVE
    FIND_CPU
    CHECK_SWITCH %rax, %rbx, reply_active_slowpath, %r10
    movq %rax, %rbp                             # rbp = the caller
    movq Tcb.sched(%rbp), %rbx
    WAKE reply_active_slowpath
    movq Tcb.sched(%rsp), %rdx                  # rdx = SchedContext of the server
    movq %r14, %rcx
    CHECK_FIRST reply_active_slowpath

    # POINT OF NO RETURN
    TAKE_TURN
    movq SchedContext.deadline(%rdx), %rcx
    movq %rcx, SchedContext.urgency(%rdx)       # what it inherited is gone with the caller
    RECEIVE
    movl $ThreadState.RUNNING, Tcb.state(%rbp)
    xorl %edi, %edi                             # a reply has no badge
    movq Tcb.rdx(%rsp), %rdx
    movq Tcb.r10(%rsp), %r10
    movq %rbp, %rax
    SWITCH_SPACE
    LEAVE

    # The caller has faulted and goes on: where it stopped, or at the address in the first word.
reply_fault:
    cmpl $ThreadState.AWAITING_FAULT_REPLY, Tcb.state(%rax)
    jne reply_slowpath                          # it waits until a time
    cmpq $(FaultKind.RESUME << MessageInfo.LABEL_SHIFT | 1), %rsi
    ja reply_slowpath                           # it stays stopped, or has another stack too
    SAVE_ACTIVE
    movq %rdi, Tcb.rdi(%rsp)
    CHECK_SWITCH %rax, %rbx, reply_fault_slowpath
    movq %rax, %rbp                             # rbp = the caller
    movq %rdx, %rdi                             # rdi = where it goes on
    testl %esi, %esi
    cmovzq Tcb.rip(%rbp), %rdi
    movabsq $Registers.USER_END, %rcx
    cmpq %rcx, %rdi
    jae reply_fault_slowpath                    # nowhere: it stays stopped
    movq Tcb.sched(%rsp), %rcx
    movq Tcb.sched(%rbp), %rbx
    testq %rbx, %rbx
    jz reply_fault_lent
    cmpq $0, Tcb.caller(%rbp)
    jne reply_fault_slowpath                    # the caller inherits a deadline itself
    cmpq %rsp, SchedContext.owner(%rcx)
    jne reply_fault_slowpath                    # the server borrowed from somebody else
    FIND_CPU
    WAKE reply_fault_slowpath
    movq Tcb.sched(%rsp), %rdx                  # rdx = SchedContext of the server
    movq %r14, %rcx
    CHECK_FIRST reply_fault_slowpath

    # POINT OF NO RETURN
    TAKE_TURN
    movq SchedContext.deadline(%rdx), %rcx
    movq %rcx, SchedContext.urgency(%rdx)       # what it inherited is gone with the caller
    jmp reply_fault_resume

reply_fault_lent:
    cmpq %rsp, SchedContext.owner(%rcx)
    je reply_fault_slowpath                     # this one is the server's own

    # POINT OF NO RETURN
    movq %rbp, %rax
    LEND %r10
reply_fault_resume:
    RECEIVE
    movq %rdi, Tcb.rip(%rbp)
    movl $0, Tcb.faultKind(%rbp)
    movl $ThreadState.RUNNING, Tcb.state(%rbp)
    movq Cpu.kernelStack(%r10), %rsp
    movq %rbp, %rax
    jmp kernite_restore

reply_fault_slowpath:
    movq Tcb.rdi(%rsp), %rdi
reply_active_slowpath:
    LOAD_CALLER
    jmp reply_slowpath
reply_nobody:
    movl $SystemCall.REPLY_RECEIVE, %eax
    jmp receive_wait
reply_bound:
    cmpl $0, Notification.active(%rax)
    je reply_unsignalled                        # bound to a notification, but nothing is signalled
    jmp reply_slowpath
reply_slowpath_rbx:
    movq Tcb.rbx(%rsp), %rbx
reply_slowpath:
    movl $SystemCall.REPLY_RECEIVE, %eax
    jmp slowpath
