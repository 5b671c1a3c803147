/* The cat language of the herd simulator, as far as models of this kind need it (diy.inria.fr/doc/herd.html). */
grammar Cat;

model : title? instruction* EOF ;
title : STRING | NAME ;

instruction
    : 'let' rec='rec'? binding ('and' binding)*                                     # letInstruction
    | flag='flag'? not='~'? test=('acyclic' | 'irreflexive' | 'empty') expression ('as' NAME)? # checkInstruction
    | 'include' STRING                                                              # includeInstruction
    | ('show' | 'unshow') expression ('as' NAME)? (',' expression ('as' NAME)?)*     # showInstruction
    | 'with' NAME 'from' expression                                                 # withInstruction
    | 'procedure' NAME parameters '=' instruction* 'end'                            # procedureInstruction
    | 'call' NAME arguments                                                         # callInstruction
    ;

binding : NAME parameters? '=' expression ;
parameters : NAME | '(' (NAME (',' NAME)*)? ')' ;
arguments : simple | '(' ')' | '(' expression (',' expression)+ ')' ;

// From what binds closest to what binds last.
expression
    : expression op=('^-1' | '^+' | '^*' | '^?' | '+' | '*' | '?')  # postfix
    | '~' expression                                                # complement
    | NAME arguments                                                # application
    | simple                                                        # plain
    | expression op='*' expression                                  # binary
    | expression op='&' expression                                  # binary
    | <assoc=left> expression op='\\' expression                    # binary
    | expression op=';' expression                                  # binary
    | expression op='++' expression                                 # binary
    | expression op='|' expression                                  # binary
    | 'try' expression 'with' expression                            # attempt
    | 'let' rec='rec'? binding ('and' binding)* 'in' expression     # local
    ;

simple
    : NAME                                                          # name
    | '0'                                                           # nothing
    | '{' '}'                                                       # nothing
    | '_'                                                           # everything
    | '[' expression ']'                                            # identity
    | '(' expression ')'                                            # group
    ;

NAME : [A-Za-z] [A-Za-z0-9_]* (('.' | '-') [A-Za-z0-9_]+)* '\''? ;
STRING : '"' ~["\r\n]* '"' ;
COMMENT : '(*' (COMMENT | .)*? '*)' -> skip ;
LINE_COMMENT : '//' ~[\r\n]* -> skip ;
SPACE : [ \t\r\n\f]+ -> skip ;
