# The fastpath of traps: a page fault whose handler waits, an interrupt whose thread waits and comes
# before the running one, and the timer while only one thread wants to run.
#
# Entered from traps.S with the kernel lock, edi = vector, rsi = error code, rax = the current Tcb, in which all registers are
# saved; rsp as the stub and trap left it. A way out leaves edi and rsi alone and goes to trap_in_java.
.include "offsets.inc"
.include "fastpath.inc"
.include "frame.inc"

.set PAGE_FAULT, 14
.set PAGE_FAULT_BITS, FaultKind.PAGE_PROTECTION | FaultKind.PAGE_WRITE | FaultKind.PAGE_EXECUTE

.text

    .balign 64
.globl fastpath_trap
fastpath_trap:
    cmpl $PAGE_FAULT, %edi
    je fastpath_fault
    cmpl $Interrupts.FIRST_VECTOR, %edi
    jb trap_in_java                             # another exception

# An interrupt of a device.
    leal -Interrupts.FIRST_VECTOR(%rdi), %ecx
    cmpl $Interrupts.LINES, %ecx
    jb 1f
    subl $Interrupts.SHARED_VECTOR - Interrupts.FIRST_VECTOR - Interrupts.LINES, %ecx
    cmpl $Interrupts.LINES, %ecx
    jb trap_in_java                             # the kernel's own
1:  shlq $ObjectSize.SLOT_BITS, %rcx
    addq kernite_cpu + Cpu.interruptSlots(%rip), %rcx # rcx = slot of the notification
    cmpq $0, Slot.extra(%rcx)
    je trap_in_java                             # nobody bound, or a line to be masked
    movq FRAME_CPU(%rsp), %r10                  # r10 = the per-CPU block
    movq %rax, %rsp                             # rsp = the current Tcb
    movq Slot.object(%rcx), %r11                # r11 = the notification
    movq Slot.badge(%rcx), %rbp                 # rbp = the bits
    movq Notification.waiters + WaitQueue.head(%r11), %r12
    testq %r12, %r12
    jz trap_in_java                             # nobody waits
    CHECK_WAITER ThreadState.WAITING, trap_in_java
    cmpq SchedContext.urgency(%rdx), %r14
    jge trap_in_java                            # it comes later
    CHECK_PREEMPTION trap_in_java

    # POINT OF NO RETURN
interrupt_deliver:
    PREEMPT
    START_TURN
    TAKE_BITS %rbp
    movq Cpu.localApic(%r10), %rcx
    movl $0, LocalApic.END_OF_INTERRUPT(%rcx)
    movq Cpu.kernelStack(%r10), %rsp
    movq %r12, %rax
    jmp kernite_restore

# A page fault. Java looks whether memory has to be shown; if not, it goes to a handler like a call.
fastpath_fault:
    movq %rax, %r12                             # r12 = the thread that faulted
    movq %rsi, %r13                             # r13 = the error code
    addq $FRAME_CPU, %rsp                       # where the kernel stack begins
    xorl %ebp, %ebp
    movq %rax, %rdi
    swapgs
    callq kernite_page_fault                    # (Tcb, error code); rax = whether it goes on or waits for a pager
    testl %eax, %eax
    jnz kernite_resume
    swapgs
    movq %r13, %r8                              # r8 = the error code
    movq %r12, %rsp                             # rsp = the current Tcb
    movl Tcb.faultEndpoint + Slot.tag(%rsp), %ecx
    andl $(0xff | MAY_CALL), %ecx
    cmpl $MAY_CALL, %ecx
    jne fault_in_java                           # no handler
    movq Tcb.faultEndpoint + Slot.object(%rsp), %r11 # r11 = the endpoint
    movq Endpoint.receivers + WaitQueue.head(%r11), %rbp # rbp = the handler
    testq %rbp, %rbp
    jz fault_in_java                            # it does not wait
    testl $Tcb.SIZE - 1, %ebp
    jnz fault_in_java                           # it waits at several endpoints or until a time
    CHECK_SWITCH %rbp, %rcx, fault_in_java
    movq Tcb.sched(%rbp), %rbx
    testq %rbx, %rbx
    jz fault_lend
    FIND_CPU
    WAKE fault_in_java
    movq Tcb.sched(%rsp), %rdx                  # rdx = SchedContext of the thread that faulted
    movq SchedContext.urgency(%rdx), %rcx
    cmpq %r14, %rcx
    cmovgq %r14, %rcx                           # rcx = the earlier deadline
    CHECK_FIRST fault_in_java

    # POINT OF NO RETURN
    TAKE_TURN
fault_deliver:
    andl $PAGE_FAULT_BITS, %r8d
    movq Tcb.link + WaitLink.next(%rbp), %rbx
    movq %rbx, Endpoint.receivers + WaitQueue.head(%r11)
    movl $ThreadState.AWAITING_FAULT_REPLY, Tcb.state(%rsp)
    movl $ThreadState.RUNNING, Tcb.state(%rbp)
    movq %rbp, Tcb.replier(%rsp)
    movq %rsp, Tcb.caller(%rbp)
    movq Tcb.faultEndpoint + Slot.badge(%rsp), %rdi
    movq Tcb.rip(%rsp), %rdx
    movq %cr2, %r10
    movq Tcb.rbp(%rsp), %r9
    movl $FaultKind.PAGE, Tcb.faultKind(%rsp)
    movq %r10, Tcb.faultAddress(%rsp)
    movq %r8, Tcb.faultCode(%rsp)
    movl $(FaultKind.PAGE << MessageInfo.LABEL_SHIFT | MessageInfo.REGISTER_WORDS), %esi
    cmpb $ObjectType.FRAME, Tcb.ipcBuffer + Slot.type(%rbp)
    jne 2f
    movq Tcb.ipcBuffer + Slot.object(%rbp), %rcx
    movq Tcb.rsp(%rsp), %rbx
    movq %rbx, IpcBuffer.word + FaultKind.STACK_POINTER * 8(%rcx)
    movq Tcb.rflags(%rsp), %rbx
    movq %rbx, IpcBuffer.word + FaultKind.FLAGS * 8(%rcx)
    movl $(FaultKind.PAGE << MessageInfo.LABEL_SHIFT | FaultKind.LENGTH), %esi
2:  movq %rbp, %rax
    SWITCH_SPACE
    LEAVE

    # The handler runs on the time of the thread that faulted.
fault_lend:
    # POINT OF NO RETURN
    movq %rbp, %rax
    LEND %rbx
    jmp fault_deliver

fault_in_java:
    movl $PAGE_FAULT, %edi
    movq %r8, %rsi
    jmp trap_in_java

# The timer's interrupt on a machine with one processor: it leads here at once. While one thread without a reservation is all
# there is to run, its next turn begins, and nothing is saved but what is needed here.
    .balign 64
.globl kernite_tick_entry
kernite_tick_entry:
    testb $3, 8(%rsp)                           # the code segment that was interrupted
    jz 3f                                       # the kernel's, while idle
    pushq %rax
    pushq %rcx
    pushq %rdx
    pushq %rbx
    cmpq $0, kernite_cpu + Cpu.ready(%rip)
    jne tick_slow                               # somebody else wants to run
    cmpl $0, kernite_cpu + Cpu.fastTicks(%rip)
    je tick_slow                                # traced, or not wanted
    movl kernite_cpu + Cpu.reschedule(%rip), %eax
    orl kernite_cpu + Cpu.orphans(%rip), %eax
    jnz tick_slow                               # other work
    movq kernite_cpu + Cpu.sched(%rip), %rbx                    # rbx = SchedContext of the running thread
    cmpq $0, SchedContext.period(%rbx)
    jne tick_slow                               # it has to wait for its next period
    movq kernite_cpu + Cpu.current(%rip), %rcx
    cmpq $0, Tcb.caller(%rcx)
    jne tick_slow                               # it inherits a deadline from its caller
    rdtsc
    shlq $32, %rdx
    orq %rdx, %rax                              # rax = now
    movq SchedContext.budget(%rbx), %rdx        # rdx = ticks until the next alarm
    movq kernite_cpu + Cpu.released(%rip), %rcx
    testq %rcx, %rcx
    jz 1f
    movq SchedContext.heap + HeapNode.key(%rcx), %rcx
    subq %rax, %rcx
    jle tick_slow                               # somebody's time has come
    cmpq %rcx, %rdx
    cmovgq %rcx, %rdx
1:  movq kernite_cpu + Cpu.timeouts(%rip), %rcx
    testq %rcx, %rcx
    jz 2f
    movq HeapNode.key(%rcx), %rcx
    subq %rax, %rcx
    jle tick_slow                               # somebody's wait is over
    cmpq %rcx, %rdx
    cmovgq %rcx, %rdx
2:  cmpq kernite_cpu + Cpu.longestAlarm(%rip), %rdx
    jg tick_slow
    movq %rax, %rcx
    subq kernite_cpu + Cpu.since(%rip), %rcx                    # rcx = ticks used
    subq %rcx, SchedContext.remaining(%rbx)
    addq %rcx, SchedContext.consumed(%rbx)
    movq %rax, kernite_cpu + Cpu.since(%rip)
    movq SchedContext.remaining(%rbx), %rcx
    cmpq kernite_cpu + Cpu.minimumBudget(%rip), %rcx
    jge tick_early
    movq SchedContext.budget(%rbx), %rcx
    movq %rcx, SchedContext.remaining(%rbx)
    movq SchedContext.relativeDeadline(%rbx), %rcx
    addq %rax, %rcx
    movq %rcx, SchedContext.deadline(%rbx)
    movq %rcx, SchedContext.urgency(%rbx)
    movq %rax, SchedContext.replenishAt(%rbx)
tick_arm:
    addq %rdx, %rax
    movq %rax, kernite_cpu + Cpu.timerAt(%rip)
    imulq kernite_cpu + Cpu.timerRatio(%rip), %rdx
    shrq $Timer.RATIO_SHIFT, %rdx
    orl $1, %edx                                # 0 would be no alarm
    movq kernite_cpu + Cpu.localApic(%rip), %rcx
    movl %edx, LocalApic.INITIAL_COUNT(%rcx)
    movl $0, LocalApic.END_OF_INTERRUPT(%rcx)
    popq %rbx
    popq %rdx
    popq %rcx
    popq %rax
    iretq

tick_early:                                     # an alarm that nobody needs any more: the turn is not over
    cmpq %rcx, %rdx
    cmovgq %rcx, %rdx
    jmp tick_arm

tick_slow:
    popq %rbx
    popq %rdx
    popq %rcx
    popq %rax
3:  pushq $0
    pushq $LocalApic.TIMER_VECTOR
    jmp trap
