#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# An instrument that answers lines from a table and keeps silent to all others, sharing no code with the program:
# table.pl PORT QUESTION=ANSWER ...
# LATE:QUESTION=SECONDS:EVERY answers each so manieth time that it is asked so much later, and meanwhile the others at
# once. ECHO:=1 gives back what comes.
use strict;
use warnings;

my $port = shift @ARGV;
my %table = map { split /=/, $_, 2 } grep { !/^(LATE|ECHO):/ } @ARGV;
my %late = map { /^LATE:(.*)=([\d.]+):(\d+)$/ ? ($1 => [$2, $3, 0]) : () } @ARGV;
my $echo = grep { $_ eq 'ECHO:=1' } @ARGV;
open(my $line, '+<', $port) or die "cannot open $port: $!";
binmode $line;

my $pending = '';
while (1) {
    my $count = sysread $line, my $bytes, 256;
    last unless $count;
    syswrite $line, $bytes if $echo;
    $pending .= $bytes;
    while ($pending =~ s/^([^\r\n]*)[\r\n]//) {
        next unless exists $table{$1};
        my $rule = $late{$1};
        if ($rule && ++$rule->[2] % $rule->[1] == 0) {
            next if fork;
            select undef, undef, undef, $rule->[0];
            syswrite $line, "$table{$1}\n";
            exit;
        }
        syswrite $line, "$table{$1}\n";
    }
}
