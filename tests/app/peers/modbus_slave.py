# SPDX-License-Identifier: GPL-3.0-or-later
"""A Modbus RTU slave of other making: pymodbus on a serial port.

Use: modbus_slave.py PORT BEHAVIOUR
BEHAVIOUR: plain; drop: every fifth answer stays away; delay: every fourth comes 700 ms late.
Registers 0 and 1 hold 12.34 as a float, high word first; 10 and 11 the same, low word first; 20 counts requests.
"""
import sys
import time

try:
    from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
    from pymodbus.server import StartSerialServer
    from pymodbus.transaction import ModbusRtuFramer
except ImportError:
    print("pymodbus is not installed", file=sys.stderr)
    sys.exit(77)

port, behaviour = sys.argv[1], sys.argv[2]
if behaviour == "present":
    sys.exit(0)

registers = [0] * 32
registers[0:2] = [0x4145, 0x70A4]
registers[10:12] = [0x70A4, 0x4145]
count = 0


def manipulate(response):
    """Drops or delays what the behaviour says."""
    global count
    count += 1
    if behaviour == "drop" and count % 5 == 0:
        response.should_respond = False
    if behaviour == "delay" and count % 4 == 0:
        time.sleep(0.7)
    return response, False


context = ModbusServerContext(
    slaves=ModbusSlaveContext(hr=ModbusSequentialDataBlock(0, registers), zero_mode=True), single=True)
StartSerialServer(context=context, framer=ModbusRtuFramer, port=port, baudrate=9600, timeout=0.05,
                  response_manipulator=manipulate)
