#!/bin/sh
# Makes expectations.txt from commands.txt with the sh of this system (meant: dash on Linux). One command in each line, with ~ for a
# line end; behind it what it writes and its status, also with ~ for line ends.
cd "$(dirname "$0")/../resources/org/saltyos/sh" || exit 1
while IFS= read -r command; do
    directory=$(mktemp -d)
    output=$(cd "$directory" && printf '%s\n' "$command" | tr '~' '\n' > ../commands.$$ && HOME=/tmp LC_ALL=C sh ../commands.$$ 2> /dev/null; echo "=$?")
    rm -r "$directory"
    printf '%s\n' "$output" | tr '\n' '~'
    echo
done < commands.txt > expectations.txt
