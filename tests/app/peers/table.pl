#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# An instrument that answers lines from a table and keeps silent to all others, sharing no code with the program:
# table.pl PORT QUESTION=ANSWER ...
use strict;
use warnings;

my $port = shift @ARGV;
my %table = map { split /=/, $_, 2 } @ARGV;
open(my $line, '+<', $port) or die "cannot open $port: $!";
binmode $line;

my $pending = '';
while (1) {
    my $count = sysread $line, my $bytes, 256;
    last unless $count;
    $pending .= $bytes;
    while ($pending =~ s/^([^\r\n]*)[\r\n]//) {
        syswrite $line, "$table{$1}\n" if exists $table{$1};
    }
}
