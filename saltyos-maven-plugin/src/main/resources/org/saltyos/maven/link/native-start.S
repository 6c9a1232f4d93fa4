# Start of a static Linux program in the managed language, its signal handler, and its system calls.
#
# The linker defines salty_stack_bytes and salty_heap_bytes. The program runs on a stack of its own with a guard below
# it, so that deep recursion is told from a wild address; the handler runs on a third stack and never returns.

    .set SYS_READ, 0                        # Linux arch/x86/entry/syscalls/syscall_64.tbl
    .set SYS_WRITE, 1
    .set SYS_MMAP, 9
    .set SYS_MPROTECT, 10
    .set SYS_RT_SIGACTION, 13
    .set SYS_IOCTL, 16
    .set SYS_NANOSLEEP, 35
    .set SYS_SIGALTSTACK, 131
    .set SYS_CLOCK_GETTIME, 228
    .set SYS_EXIT_GROUP, 231
    .set TCGETS, 0x5401
    .set PROT_NONE, 0
    .set PROT_READ_WRITE, 3
    .set MAP_FLAGS, 0x4022                  # MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    .set SA_FLAGS, 0x4c000004               # SA_SIGINFO | SA_RESTORER | SA_ONSTACK | SA_NODEFER
    .set INFO_ADDRESS, 16                   # si_addr in struct siginfo
    .set CONTEXT_RIP, 168                   # in struct ucontext
    .set GUARD_BYTES, 0x100000              # more than any frame of compiled code
    .set ALTERNATE_STACK_BYTES, 65536
    .set POLICY_ON_DEMAND, 1                # Heap.ON_DEMAND

    .text
    .globl _start
_start:
    xorl %ebp, %ebp
    movq %rsp, %r15                         # r15: argc, argv, 0, environment, 0
    andq $-16, %rsp
    movl $SYS_SIGALTSTACK, %eax
    movl $alternate_stack_description, %edi
    xorl %esi, %esi
    syscall
    movl $4, %edi                           # SIGILL
    call install
    movl $5, %edi                           # SIGTRAP
    call install
    movl $7, %edi                           # SIGBUS
    call install
    movl $8, %edi                           # SIGFPE
    call install
    movl $11, %edi                          # SIGSEGV
    call install

    movabsq $salty_stack_bytes, %r12
    leaq GUARD_BYTES(%r12), %rsi
    movl $PROT_NONE, %edx
    call map
    movl $1, %edi                           # what failed: the stack
    cmpq $-4096, %rax
    ja start_failed
    movq %rax, salty_stack_guard(%rip)
    leaq GUARD_BYTES(%rax), %rdi
    movq %rdi, salty_stack_guard_end(%rip)
    leaq (%rdi,%r12), %r13                  # r13: the highest address of the stack
    movq %r12, %rsi
    movl $PROT_READ_WRITE, %edx
    movl $SYS_MPROTECT, %eax
    syscall
    movl $1, %edi
    testq %rax, %rax
    jnz start_failed

    movabsq $salty_heap_bytes, %rsi
    movl $PROT_READ_WRITE, %edx
    call map
    movl $2, %edi                           # what failed: the heap
    cmpq $-4096, %rax
    ja start_failed

    andq $-16, %r13
    movq %r13, %rsp
    movq %r13, salty_stack_base(%rip)
    movq %rax, %r14                         # r14: the heap
    movq (%r15), %rax
    leaq 16(%r15,%rax,8), %rdi
    call "org.saltyos.runtime.host.HostProcess.options(J)J" # the environment; debug flags
    movq %rax, %rcx
    movq %r14, %rdi
    movabsq $salty_heap_bytes, %rsi
    movl $POLICY_ON_DEMAND, %edx
    call salty_heap_initialise
    testl %eax, %eax
    movl $2, %edi
    jz start_failed

    movq (%r15), %rdi
    leaq 8(%r15), %rsi
    call salty_start                        # the entry that NativeProgram names
    movl %eax, %edi
    call "org.saltyos.runtime.host.HostProcess.exit(J)V" # writes what is buffered
    ud2

start_failed:
    call "org.saltyos.runtime.host.FaultReport.startFailed(J)V"
    ud2

# Maps rsi bytes with protection rdx; rax: the address, or an error from -4095 to -1.
map:
    xorl %edi, %edi
    movl $MAP_FLAGS, %r10d
    movq $-1, %r8
    xorl %r9d, %r9d
    movl $SYS_MMAP, %eax
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

# rdi: signal, rsi: its description, rdx: the context. Ends the program with a report.
handler:
    movq INFO_ADDRESS(%rsi), %rsi
    movq CONTEXT_RIP(%rdx), %rdx
    cld
    call "org.saltyos.runtime.host.FaultReport.fault(JJJ)V" # signal, address, instruction
    ud2

# Writes rdx bytes at rsi to the file rdi; rax: bytes written or a negative error.
    .globl salty_write
    .type salty_write, @function
salty_write:
    movl $SYS_WRITE, %eax
    syscall
    ret

# Reads up to rdx bytes of the file rdi to rsi; rax: bytes read, 0 at the end, or a negative error.
    .globl salty_read
    .type salty_read, @function
salty_read:
    movl $SYS_READ, %eax
    syscall
    ret

# Ends the program with the code in rdi.
    .globl salty_exit
    .type salty_exit, @function
salty_exit:
    movl $SYS_EXIT_GROUP, %eax
    syscall
    ud2

# rax: 1 if the file rdi is a terminal, else 0.
    .globl salty_is_terminal
    .type salty_is_terminal, @function
salty_is_terminal:
    subq $72, %rsp                          # struct termios of the kernel has 36 bytes
    movl $TCGETS, %esi
    movq %rsp, %rdx
    movl $SYS_IOCTL, %eax
    syscall
    addq $72, %rsp
    testq %rax, %rax
    sete %al
    movzbl %al, %eax
    ret

# rax: nanoseconds of the clock rdi; 0 is the time of day, 1 never goes back.
    .globl salty_clock
    .type salty_clock, @function
salty_clock:
    subq $24, %rsp
    movq %rsp, %rsi
    movl $SYS_CLOCK_GETTIME, %eax
    syscall
    imulq $1000000000, (%rsp), %rax
    addq 8(%rsp), %rax
    addq $24, %rsp
    ret

# Waits for rdi nanoseconds, at least 0.
    .globl salty_sleep
    .type salty_sleep, @function
salty_sleep:
    movq %rdi, %rax
    xorl %edx, %edx
    movl $1000000000, %ecx
    divq %rcx
    pushq %rdx                              # struct timespec: seconds, nanoseconds
    pushq %rax
    movq %rsp, %rdi
    xorl %esi, %esi
    movl $SYS_NANOSLEEP, %eax
    syscall
    addq $16, %rsp
    ret

    .data
    .p2align 3
action:                                     # struct kernel_sigaction: handler, flags, restorer, mask
    .quad handler, SA_FLAGS, 0, 0           # the handler never returns, so nothing has to be restored
alternate_stack_description:                # struct sigaltstack: base, flags, size
    .quad alternate_stack, 0, ALTERNATE_STACK_BYTES

    .bss
    .p2align 4
    .globl salty_stack_guard
salty_stack_guard: .skip 8                  # the memory below the stack that nothing may touch
    .globl salty_stack_guard_end
salty_stack_guard_end: .skip 8
    .globl salty_output_buffer
    .p2align 4
salty_output_buffer: .skip 8192             # Output.CAPACITY
alternate_stack: .skip ALTERNATE_STACK_BYTES

    .section .note.GNU-stack, "", @progbits
