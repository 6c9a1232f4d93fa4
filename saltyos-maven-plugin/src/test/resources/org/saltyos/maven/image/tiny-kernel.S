# The smallest guest that can tell whether it was booted right: it stays in 32-bit mode, prints what the start information
# says, checks that its own memory is as its ELF file asks, and ends QEMU through port 0xf4 (0x10 pass, 0x11 fail).
#
# Command lines it knows: "fail" (value 0x11), "panic" (0x12), "reset" (triple fault), "hang", "echo" (one character back).

.set COM1, 0x3f8

.section .note.Xen, "a", @note
    .long 4, 8, 18
    .asciz "Xen"
    .quad entry

.text
.code32
.globl entry
entry:
    movl $stack_end, %esp
    cmpl $0x336ec578, (%ebx)
    jne failed
    cmpl $1, 4(%ebx)
    jb failed
    movl $text_ready, %esi
    call print

    movl zeros, %eax                # the loader zeroes .bss
    orl zeros_end - 4, %eax
    jnz failed
    cmpl $0x12345678, marker        # and loads .data
    jne failed

    movl 48(%ebx), %eax             # memory map entries
    testl %eax, %eax
    jz failed
    movl $text_map, %esi
    call print_value

    movl 32(%ebx), %edi             # RSDP: there, or not known
    xorl %eax, %eax
    testl %edi, %edi
    jz 1f
    movl (%edi), %eax               # "RSD "
1:  movl $text_rsdp, %esi
    call print_value

    cmpl $1, 12(%ebx)
    jne 2f
    movl 16(%ebx), %edi
    movl 8(%edi), %eax
    movl $text_size, %esi
    call print_value
    movl (%edi), %eax
    movl $text_at, %esi
    call print_value
    movl 8(%edi), %ecx
    movl (%edi), %edi
    shrl $2, %ecx
    xorl %eax, %eax
1:  roll $1, %eax
    addl (%edi), %eax
    addl $4, %edi
    decl %ecx
    jnz 1b
    movl $text_sum, %esi
    call print_value
2:
    movl 24(%ebx), %edi             # command line
    testl %edi, %edi
    jz passed
    movl $text_command, %esi
    call print
    movl %edi, %esi
    call print
    movl $text_end, %esi
    call print
    cmpl $0x6c696166, (%edi)        # "fail"
    je failed
    cmpl $0x696e6170, (%edi)        # "pani"
    je panicked
    cmpl $0x65736572, (%edi)        # "rese"
    je reset
    cmpl $0x676e6168, (%edi)        # "hang"
    je hang
    cmpl $0x6f686365, (%edi)        # "echo"
    je echo
passed:
    movl $0x10, %eax
    jmp exit
failed:
    movl $text_failed, %esi
    call print
    movl $0x11, %eax
    jmp exit
panicked:
    movl $0x12, %eax
exit:
    movw $0xf4, %dx
    outl %eax, %dx
hang:
    hlt
    jmp hang
reset:
    lidt no_descriptors
    int3
echo:
    movw $COM1 + 5, %dx
1:  inb %dx, %al
    testb $1, %al                   # line status: data ready
    jz 1b
    movw $COM1, %dx
    inb %dx, %al
    outb %al, %dx
    movl $text_end, %esi
    call print
    jmp passed

# ESI = label, EAX = value: prints "label hexadecimal\n". Keeps EBX and EDI.
print_value:
    pushl %eax
    call print
    popl %eax
    movl $8, %ecx
1:  roll $4, %eax
    pushl %eax
    andl $15, %eax
    movb digits(%eax), %al
    movw $COM1, %dx
    outb %al, %dx
    popl %eax
    decl %ecx
    jnz 1b
    movl $text_end, %esi
print:
    lodsb
    testb %al, %al
    jz 1f
    movw $COM1, %dx
    outb %al, %dx
    jmp print
1:  ret

.section .rodata, "a"
no_descriptors: .word 0
                .long 0
digits:         .ascii "0123456789abcdef"
text_ready:     .asciz "tiny kernel ready\r\n"
text_map:       .asciz "map entries "
text_rsdp:      .asciz "rsdp "
text_size:      .asciz "module size "
text_at:        .asciz "module at "
text_sum:       .asciz "module sum "
text_command:   .asciz "command line: "
text_failed:    .asciz "tiny kernel failed\r\n"
text_end:       .asciz "\r\n"

.data
marker:         .long 0x12345678

.bss
.balign 4096
zeros:
    .skip 100000
zeros_end:
    .skip 4096
stack_end:
