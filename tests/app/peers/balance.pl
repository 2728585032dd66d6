#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# A balance of its own making, after the published MT-SICS command page, sharing no code with the program:
# balance.pl PORT BEHAVIOUR
use strict;
use warnings;

my ($port, $behaviour) = @ARGV;
open(my $line, '+<', $port) or die "cannot open $port: $!";
binmode $line;

sub reply {
    my ($text) = @_;
    $text .= "\r\n";
    if ($behaviour eq 'fragments') {
        for my $byte (split //, $text) { syswrite $line, $byte; select undef, undef, undef, 0.002; }
    } else {
        syswrite $line, $text;
    }
}

# Value right-aligned in ten characters, unit left-aligned: "S S      62.95 kg".
sub weight {
    my ($status, $value) = @_;
    reply(sprintf 'S %s %10s kg', $status, $value);
}

my $streaming = 0;
my $asked = 0;  # weights since it was set to zero: empty, loaded three times, and empty again
my $sent = 0;
my $pending = '';
while (1) {
    my $ready = '';
    vec($ready, fileno($line), 1) = 1;
    if (select($ready, undef, undef, 0.05)) {
        my $count = sysread $line, my $bytes, 256;
        last unless $count;
        $pending .= $bytes;
    }
    while ($pending =~ s/^([^\r\n]*)\r\n//) {
        my $command = $1;
        next if $behaviour eq 'mute';
        if    ($command eq '@')   { $streaming = 0; reply('I4 A "B012345678"'); }
        elsif ($command eq 'I2')  { reply('I2 A "Peer 150.00 kg"'); }
        elsif ($command eq 'I3')  { reply('I3 A "1.10"'); }
        elsif ($command eq 'Z')   { $asked = 0; reply('Z A'); }
        elsif ($command eq 'SIR') { if ($behaviour eq 'no-stream') { reply('ES') } else { $streaming = 1 } }
        elsif ($command eq 'S' || $command eq 'SI') {
            if    ($behaviour eq 'busy')     { reply('S I') }
            elsif ($behaviour eq 'overload') { reply('S +') }
            elsif ($behaviour eq 'weigh')    { weight('S', $asked % 5 == 0 || $asked % 5 == 4 ? '0.00' : '62.95'); $asked++; }
            else                             { weight('S', '62.95') }
        }
        else { reply('ES') }
    }
    if ($streaming) {
        $sent++;
        if    ($behaviour eq 'busy')     { reply('S I') }
        elsif ($behaviour eq 'overload') { reply('S +') }
        elsif ($behaviour eq 'restart' && $sent == 3) { $streaming = 0; reply('I4 A "B012345678"'); }
        else {
            syswrite $line, "\x00\xffgarbage\r\n" if $behaviour eq 'garbage' && $sent % 2;
            weight($sent % 2 ? 'D' : 'S', sprintf '%.2f', 62.90 + 0.05 * ($sent % 3));
        }
        exit if $behaviour eq 'hang-up' && $sent == 5;
    }
}
