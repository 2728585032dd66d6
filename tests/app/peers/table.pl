#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# An instrument that answers lines from a table and keeps silent to all others, sharing no code with the program:
# table.pl PORT QUESTION=ANSWER ...
# LATE:QUESTION=SECONDS:EVERY answers each so manieth time that it is asked so much later, and meanwhile the others at
# once. ECHO:=1 gives back what comes. QUIET:=SECONDS keeps silent from so long after the first question on.
use strict;
use warnings;
use Time::HiRes qw(time);

my $port = shift @ARGV;
my %table = map { split /=/, $_, 2 } grep { !/^(LATE|ECHO|QUIET):/ } @ARGV;
my %late = map { /^LATE:(.*)=([\d.]+):(\d+)$/ ? ($1 => [$2, $3, 0]) : () } @ARGV;
my ($quiet) = map { /^QUIET:=([\d.]+)$/ ? $1 : () } @ARGV;
my $echo = grep { $_ eq 'ECHO:=1' } @ARGV;
open(my $line, '+<', $port) or die "cannot open $port: $!";
binmode $line;

my $pending = '';
my $quiet_at;
while (1) {
    my $count = sysread $line, my $bytes, 256;
    last unless $count;
    $quiet_at //= time + $quiet if defined $quiet;
    next if defined $quiet_at && time > $quiet_at;
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
