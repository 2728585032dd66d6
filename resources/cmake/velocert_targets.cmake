# SPDX-License-Identifier: GPL-3.0-or-later

# velocert_headers(<target> <header>...): adds headers of the current folder to the
# target's header set, so that each is checked to compile alone, and are included by
# their path from the root ("core/base/decimal.h").
function(velocert_headers target)
  set(paths "")
  foreach(header IN LISTS ARGN)
    list(APPEND paths "${CMAKE_CURRENT_SOURCE_DIR}/${header}")
  endforeach()
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS "${CMAKE_SOURCE_DIR}" FILES ${paths})
endfunction()

# velocert_sources(<target> <source>...): adds sources of the current folder.
function(velocert_sources target)
  set(paths "")
  foreach(source IN LISTS ARGN)
    list(APPEND paths "${CMAKE_CURRENT_SOURCE_DIR}/${source}")
  endforeach()
  target_sources(${target} PRIVATE ${paths})
endfunction()

# velocert_beside(<program> <other>): whoever builds the program builds the other one too, and finds it in the same
# folder, as where they are installed.
function(velocert_beside program other)
  add_dependencies(${program} ${other})
  add_custom_command(TARGET ${program} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -E create_symlink "$<TARGET_FILE:${other}>"
      "$<TARGET_FILE_DIR:${program}>/$<TARGET_FILE_NAME:${other}>"
    VERBATIM)
endfunction()
