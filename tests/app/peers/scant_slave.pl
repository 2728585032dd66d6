#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# A Modbus RTU slave that answers what it has and keeps silent to all others, where the standard wants an exception;
# sharing no code with the program: scant_slave.pl PORT QUESTION=ANSWER ...
# Questions of eight bytes and answers stand as whole frames in hexadecimal. LOSE:=N loses each so manieth answer.
use strict;
use warnings;

my $port = shift @ARGV;
my ($lose) = map { /^LOSE:=(\d+)$/ ? $1 : () } @ARGV;
my %table = map { split /=/, $_, 2 } grep { !/^LOSE:/ } @ARGV;
open(my $line, '+<', $port) or die "cannot open $port: $!";
binmode $line;

my $pending = '';
my $asked = 0;
while (1) {
    my $count = sysread $line, my $bytes, 256;
    last unless $count;
    $pending .= $bytes;
    while (length $pending >= 8) {
        my $answer = $table{uc unpack 'H*', substr $pending, 0, 8, ''};
        next unless defined $answer;
        next if $lose && ++$asked % $lose == 0;
        syswrite $line, pack 'H*', $answer;
    }
}
