# SPDX-License-Identifier: GPL-3.0-or-later
# Standards are data: no edition's name, clause number or limit stands in C++. Comments may name their sources.
include("${CMAKE_CURRENT_LIST_DIR}/findings.cmake")

set(edition "GB17761|GB[ /T]*[0-9]+-[0-9][0-9][0-9][0-9]")
set(clause "\"[4-9]\\.[0-9]+(\\.[0-9]+)*\"")
set(quantity "\"[0-9]+(\\.[0-9]+)? (km/h|m/s|kg|g|m|mm|N|N\\.m|V|%)\"")

files_under(sources "core;instruments;reports;app" "*.h" "*.cpp")
foreach(source IN LISTS sources)
  file(STRINGS "${ROOT}/${source}" lines REGEX "${edition}|${clause}|${quantity}")
  foreach(line IN LISTS lines)
    string(REGEX REPLACE "//.*$" "" code "${line}")
    if(code MATCHES "(${edition})")
      finding("${source} names an edition: ${CMAKE_MATCH_1}")
    elseif(code MATCHES "(${clause})")
      finding("${source} holds what looks like a clause number: ${CMAKE_MATCH_1}")
    elseif(source MATCHES "^(core|reports)/" AND code MATCHES "(${quantity})")
      finding("${source} holds what looks like a limit: ${CMAKE_MATCH_1}")
    endif()
  endforeach()
endforeach()
report_findings()
