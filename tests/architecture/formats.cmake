# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -D ROOT=<tree> -P formats.cmake
# Whoever must write a file finds its format in the help: each "velocert-.../n" in the sources stands on a page in both
# languages, or here, among those that only the program itself writes.
include("${CMAKE_CURRENT_LIST_DIR}/findings.cmake")

set(written_by_the_program
  annotation archive backup backups decision draw import index-closed own-packs pack pack-approval proof report restore result
  sealed-record selection series signature trail trail-review uncertainty vectors watch wire)

foreach(language en zh)
  set(told_${language} "")
  files_under(pages "resources/help/${language}" "*.md")
  foreach(page IN LISTS pages)
    file(READ "${ROOT}/${page}" text)
    string(APPEND told_${language} "${text}")
  endforeach()
endforeach()

files_under(sources "core;app;reports;instruments" "*.cpp" "*.h")
foreach(source IN LISTS sources)
  file(READ "${ROOT}/${source}" text)
  string(REGEX MATCHALL "\"velocert-[a-z-]+/[0-9]+\"" formats "${text}")
  list(REMOVE_DUPLICATES formats)
  foreach(format IN LISTS formats)
    string(REPLACE "\"" "" format "${format}")
    string(REGEX REPLACE "^velocert-(.*)/[0-9]+$" "\\1" kind "${format}")
    if(kind IN_LIST written_by_the_program)
      continue()
    endif()
    foreach(language en zh)
      string(FIND "${told_${language}}" "${format}" at)
      if(at EQUAL -1)
        finding("${source}: no page of resources/help/${language} tells of ${format}")
      endif()
    endforeach()
  endforeach()
endforeach()
report_findings()
