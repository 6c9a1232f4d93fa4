# Runs compiled functions as a static Linux program, one call for each argument of the command line.
#
# An argument is "entry,value,value...;bits;bits...": the number of the entry in host_entries, up to six decimal values for
# the integer registers and up to six for the floating-point registers. Each call prints one line: "value RAX XMM0", or
# "trap RIP KIND SIGNAL" if it ended in a signal, all in hexadecimal. KIND is the operand of the trap instruction that
# compiled checks end in, 0 for other faults. After a trap the next call runs: compiled code never unwinds, so going back
# to the saved stack pointer is all there is to do.

    .set SYS_WRITE, 1                       # Linux arch/x86/entry/syscalls/syscall_64.tbl
    .set SYS_RT_SIGACTION, 13
    .set SYS_RT_SIGRETURN, 15
    .set SYS_SIGALTSTACK, 131
    .set SYS_EXIT_GROUP, 231
    .set SIGILL, 4
    .set SA_FLAGS, 0x4c000004               # SA_SIGINFO | SA_RESTORER | SA_ONSTACK | SA_NODEFER
    .set CONTEXT_RSP, 160                   # offsets in struct ucontext
    .set CONTEXT_RIP, 168
    .set TRAP_OPCODE, 0x40b90f67            # ud1 imm8(%eax), %eax without its last byte, the kind
    .set ALTERNATE_STACK_BYTES, 65536

    .text
    .globl _start
_start:
    xorl %ebp, %ebp
    movq (%rsp), %r12                       # r12: arguments left
    leaq 16(%rsp), %r13                     # r13: the next argument; the first is the program itself
    decq %r12
    andq $-16, %rsp
    movl $SYS_SIGALTSTACK, %eax
    movl $alternate_stack_description, %edi
    xorl %esi, %esi
    syscall
    movl $4, %edi                           # SIGILL
    call install
    movl $7, %edi                           # SIGBUS
    call install
    movl $8, %edi                           # SIGFPE
    call install
    movl $11, %edi                          # SIGSEGV
    call install
    movq %rsp, saved_stack(%rip)

next_call:
    movq saved_stack(%rip), %rsp
    cld
    testq %r12, %r12
    jle finish
    movq (%r13), %rsi
    addq $8, %r13
    decq %r12
    movq %r12, saved_left(%rip)
    movq %r13, saved_next(%rip)
    call number
    movq %rax, %rbx                         # rbx: the entry's number
    xorl %r14d, %r14d                       # r14: values read
read_value:
    cmpb $',', (%rsi)
    jne read_floating
    incq %rsi
    call number
    movq %rax, values(,%r14,8)
    incq %r14
    cmpq $6, %r14
    jb read_value
read_floating:
    xorl %r14d, %r14d                       # r14: floating-point values read
1:  cmpb $';', (%rsi)
    jne invoke
    incq %rsi
    call number
    movq %rax, floating(,%r14,8)
    incq %r14
    cmpq $6, %r14
    jb 1b
invoke:
    movsd floating(%rip), %xmm0
    movsd floating+8(%rip), %xmm1
    movsd floating+16(%rip), %xmm2
    movsd floating+24(%rip), %xmm3
    movsd floating+32(%rip), %xmm4
    movsd floating+40(%rip), %xmm5
    movq values(%rip), %rdi
    movq values+8(%rip), %rsi
    movq values+16(%rip), %rdx
    movq values+24(%rip), %rcx
    movq values+32(%rip), %r8
    movq values+40(%rip), %r9
    xorl %ebp, %ebp
    call *host_entries(,%rbx,8)
    movq %rax, %rbx
    movsd %xmm0, floating(%rip)
    movq $line, %rdi
    movq $value_word, %rsi
    call put_text
    movq %rbx, %rax
    call put_number
    movb $' ', (%rdi)
    incq %rdi
    movq floating(%rip), %rax
    call put_number
    call put_line
    jmp resume

# Comes back here after a call, and from the signal handler by way of the saved context.
resume:
    movq saved_left(%rip), %r12
    movq saved_next(%rip), %r13
    jmp next_call

finish:
    movl $SYS_EXIT_GROUP, %eax
    xorl %edi, %edi
    syscall
    ud2

# Reads a decimal number with an optional sign: rsi points to it and then behind it; rax is the value.
number:
    xorl %eax, %eax
    xorl %r8d, %r8d                         # r8: whether it is negative
    cmpb $'-', (%rsi)
    jne 1f
    incl %r8d
    incq %rsi
1:  movzbl (%rsi), %ecx
    subl $'0', %ecx
    cmpl $9, %ecx
    ja 2f
    imulq $10, %rax, %rax
    addq %rcx, %rax
    incq %rsi
    jmp 1b
2:  testl %r8d, %r8d
    jz 3f
    negq %rax
3:  ret

# Appends text at rsi, ended by a zero byte, to the line that ends at rdi.
put_text:
    movb (%rsi), %al
    testb %al, %al
    jz 1f
    movb %al, (%rdi)
    incq %rsi
    incq %rdi
    jmp put_text
1:  ret

# Appends rax as 16 hexadecimal digits to the line that ends at rdi.
put_number:
    movl $16, %ecx
1:  rolq $4, %rax
    movl %eax, %edx
    andl $15, %edx
    movb digits(%rdx), %dl
    movb %dl, (%rdi)
    incq %rdi
    decl %ecx
    jnz 1b
    ret

# Ends the line that ends at rdi and writes it to standard output.
put_line:
    movb $'\n', (%rdi)
    incq %rdi
    movq $line, %rsi
    movq %rdi, %rdx
    subq %rsi, %rdx
    movl $1, %edi
    movl $SYS_WRITE, %eax
    syscall
    ret

# Installs the handler for the signal in rdi.
install:
    movl $SYS_RT_SIGACTION, %eax
    movl $action, %esi
    xorl %edx, %edx
    movl $8, %r10d                          # bytes of a signal set
    syscall
    ret

# rdi: signal, rdx: the context, which is changed to go on at resume.
handler:
    pushq %rbx
    pushq %r14
    pushq %r15
    movq %rdi, %rbx
    movq %rdx, %r14
    xorl %r15d, %r15d                       # r15: kind
    movq CONTEXT_RIP(%r14), %rax
    cmpl $SIGILL, %ebx
    jne 1f
    cmpl $TRAP_OPCODE, (%rax)
    jne 1f
    movzbl 4(%rax), %r15d
1:  movq $line, %rdi
    movq $trap_word, %rsi
    call put_text
    movq CONTEXT_RIP(%r14), %rax
    call put_number
    movb $' ', (%rdi)
    incq %rdi
    movq %r15, %rax
    call put_number
    movb $' ', (%rdi)
    incq %rdi
    movq %rbx, %rax
    call put_number
    call put_line
    movq saved_stack(%rip), %rax
    movq %rax, CONTEXT_RSP(%r14)
    movq $resume, CONTEXT_RIP(%r14)
    popq %r15
    popq %r14
    popq %rbx
    ret

restorer:
    movl $SYS_RT_SIGRETURN, %eax
    syscall
    ud2

    .section .rodata
digits:     .ascii "0123456789abcdef"
value_word: .asciz "value "
trap_word:  .asciz "trap "

    .data
    .p2align 3
action:                                     # struct kernel_sigaction: handler, flags, restorer, mask
    .quad handler, SA_FLAGS, restorer, 0
alternate_stack_description:                # struct sigaltstack: base, flags, size
    .quad alternate_stack, 0, ALTERNATE_STACK_BYTES

    .bss
    .p2align 4
saved_stack: .skip 8
saved_left:  .skip 8
saved_next:  .skip 8
values:      .skip 48
floating:    .skip 48
line:        .skip 128
    .p2align 4
alternate_stack: .skip ALTERNATE_STACK_BYTES

    .section .note.GNU-stack, "", @progbits
