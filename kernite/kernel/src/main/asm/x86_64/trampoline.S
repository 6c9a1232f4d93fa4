# Where a processor begins that is not the first: in real mode, at the start of a page below 1 MiB to which
# org.saltyos.kernite.arch.x86_64.Trampoline has copied what lies between kernite_trampoline and kernite_trampoline_end,
# with the words at its end filled in. It goes straight to long mode on the kernel's tables, in which the page is mapped at
# its own address for this time (Intel SDM volume 3, 9.4 and 10.8.5), and takes the per-CPU block that waits for it.
.include "offsets.inc"

.set CR0_BASE, 0x80010037                       # as in boot.S
.set CR4_BASE, 0x000000a0
.set EFER, 0xc0000080
.set EFER_SCE_LME_NXE, 0x00000901
.set MSR_GS_BASE, 0xc0000101

.section .rodata, "a", @progbits
    .balign 16
.globl kernite_trampoline
kernite_trampoline:
.code16
    cli
    cld
    movw %cs, %ax
    movw %ax, %ds
    movl trampoline_root - kernite_trampoline, %eax
    movl %eax, %cr3
    movl $CR4_BASE, %eax
    movl %eax, %cr4
    movl $EFER, %ecx
    movl $EFER_SCE_LME_NXE, %eax
    xorl %edx, %edx
    wrmsr
    lgdtl trampoline_descriptors - kernite_trampoline
    movl $CR0_BASE, %eax
    movl %eax, %cr0
    ljmpl *(trampoline_far - kernite_trampoline)

.code64
.globl trampoline_long
trampoline_long:
    xorl %ebx, %ebx
    xchgq %rbx, trampoline_block(%rip)          # who comes too late, or twice, finds nothing
    testq %rbx, %rbx
    jz 1f
    movq trampoline_entry(%rip), %rax
    jmpq *%rax
1:  cli
    hlt
    jmp 1b

    .balign 8
.globl trampoline_block
trampoline_block:       .quad 0                 # address of the per-CPU block
.globl trampoline_entry
trampoline_entry:       .quad 0                 # address of kernite_processor_entry
trampoline_gdt:         .quad 0
                        .quad 0x00af9b000000ffff
.globl trampoline_descriptors
trampoline_descriptors: .word 15
                        .long 0                 # address of trampoline_gdt
    .balign 4
.globl trampoline_far
trampoline_far:         .long 0                 # address of trampoline_long
                        .word 8
    .balign 4
.globl trampoline_root
trampoline_root:        .long 0                 # address of the kernel's top-level table
.globl kernite_trampoline_end
kernite_trampoline_end:

# At the kernel's own address, in long mode, with the per-CPU block in rbx.
.text
.globl kernite_processor_entry
kernite_processor_entry:
    xorl %eax, %eax
    .irp s, ds, es, fs, gs, ss
    movl %eax, %\s
    .endr
    movl $MSR_GS_BASE, %ecx
    movq %rbx, %rax
    movq %rbx, %rdx
    shrq $32, %rdx
    wrmsr
    movq %gs:Cpu.kernelStack, %rsp
    xorl %ebp, %ebp                             # end of the chain of frames
    callq kernite_processor_main
    movl $1, %ebx
    lock xaddl %ebx, kernite_lock_next(%rip)    # the first processor holds the lock until it has started init
2:  pause
    cmpl %ebx, kernite_lock_serving(%rip)
    jne 2b
    jmp kernite_resume
