# SPDX-License-Identifier: GPL-3.0-or-later
# What the README tells people to type, and where it tells them to look, exists.
include("${CMAKE_CURRENT_LIST_DIR}/findings.cmake")

files_under(readme "." "README.md")
file(READ "${ROOT}/README.md" text)

# The commands ./dev knows are the labels of its last case.
file(STRINGS "${ROOT}/dev" labels REGEX "^    [a-z][a-z |-]*\\)")
set(known "")
foreach(label IN LISTS labels)
  string(REGEX MATCHALL "[a-z]+" words "${label}")
  list(APPEND known ${words})
endforeach()

string(REGEX MATCHALL "\\./dev [a-z]+" commands "${text}")
list(REMOVE_DUPLICATES commands)
foreach(command IN LISTS commands)
  string(REPLACE "./dev " "" word "${command}")
  if(NOT word IN_LIST known)
    finding("README.md: ./dev has no command '${word}'")
  endif()
endforeach()
foreach(needed "./dev run" "./dev test")
  if(NOT needed IN_LIST commands)
    finding("README.md does not name ${needed}")
  endif()
endforeach()

string(REPLACE "](" "<to " text "${text}")  # a bracket would hold the list together
string(REGEX MATCHALL "<to [^):]+|`[a-z]+/`" places "${text}")
foreach(place IN LISTS places)
  string(REGEX REPLACE "^<to |`" "" path "${place}")
  if(NOT EXISTS "${ROOT}/${path}")
    finding("README.md: there is no ${path}")
  endif()
endforeach()
report_findings()
