/*
 * Litmus tests from the first brace on: what comes before it is free text. Instructions of an assembly dialect are kept as
 * lists of words here; each dialect's decoder takes them apart.
 */
grammar Litmus;

assembly : init ';'? row+ trailer EOF ;
language : init ';'? thread+ trailer EOF ;

// Initial values.
init : '{' (item? ';')* item? '}' ;
item : type? place ('=' value)? ;
type : word+ '*'* ;
place
    : NUMBER ':' word               # registerPlace
    | word ':' word                 # registerPlace
    | word ('[' NUMBER ']')?        # locationPlace
    | '[' word ('[' NUMBER ']')? ']' # locationPlace
    | '*' word                      # locationPlace
    ;
value
    : '-'? NUMBER                   # numberValue
    | '&'? word ('[' NUMBER ']')?   # addressValue
    | '{' value (',' value)* ','? '}' # listValue
    | word '(' value ')'            # wrappedValue
    ;

// Assembly.
row : cell ('|' cell)* ';' ;
cell : (word ':')* element* ;
element : NAME | NUMBER | '$' | '#' | '-' | '+' | '[' | ']' | '(' | ')' | ',' | '&' | '*' | '!' | '=' ;

// A small C, and Java's access modes as methods.
thread : word ('(' (parameter (',' parameter)*)? ')')? block ;
parameter : type word ;
block : '{' statement* '}' ;
statement
    : block                                                     # blockStatement
    | 'if' '(' expression ')' statement ('else' statement)?     # ifStatement
    | 'while' '(' expression ')' statement                      # whileStatement
    | 'do' statement 'while' '(' expression ')' ';'             # doStatement
    | type? word ('=' expression)? ';'                          # assignStatement
    | '*' word '=' expression ';'                               # storeStatement
    | expression ';'                                            # expressionStatement
    | ';'                                                       # emptyStatement
    ;
expression
    : '(' expression ')'                                        # nested
    | '(' type ')' expression                                   # cast
    | word '(' (expression (',' expression)*)? ')'              # call
    | op=('!' | '-' | '~' | '*' | '&') expression               # unary
    | expression op='*' expression                              # binary
    | expression op=('+' | '-') expression                      # binary
    | expression op=('<<' | '>>') expression                    # binary
    | expression op=('<' | '>' | '<=' | '>=') expression        # binary
    | expression op=('==' | '!=') expression                    # binary
    | expression op='&' expression                              # binary
    | expression op='^' expression                              # binary
    | expression op='|' expression                              # binary
    | expression op='&&' expression                             # binary
    | expression op='||' expression                             # binary
    | NUMBER                                                    # number
    | word                                                      # variable
    ;

// What is asked.
trailer : (locations | filter)* condition? ;
locations : 'locations' '[' (place (';' | ',')?)* ']' ;
filter : 'filter' proposition ;
condition : quantifier proposition ';'? ('with' .*?)? ;
quantifier : 'exists' | '~' 'exists' | 'forall' | 'final' ;
proposition
    : '(' proposition ')'                                       # group
    | ('~' | 'not') proposition                                 # negation
    | proposition '/\\' proposition                             # conjunction
    | proposition '\\/' proposition                             # disjunction
    | place op=('=' | '==' | '!=' | '<' | '>' | '<=' | '>=') operand # comparison
    | 'true'                                                    # truth
    | 'false'                                                   # falsehood
    ;
operand
    : '-'? NUMBER                                               # numberOperand
    | '&'? place                                                # placeOperand
    ;

word : NAME | 'with' | 'final' | 'not' | 'if' | 'do' ;

// With dots, as in sw.rl, stwcx. and Y.getAcquire.
NAME : [A-Za-z_%] [A-Za-z0-9_%]* ('.' [A-Za-z0-9_]+)* '.'? ;
NUMBER : '0' [xX] [0-9A-Fa-f]+ | [0-9]+ ;
COMMENT : '(*' (COMMENT | .)*? '*)' -> skip ;
SKIPPED : '<<' .*? '>>' -> skip ;
BLOCK_COMMENT : '/*' .*? '*/' -> skip ;
LINE_COMMENT : '//' ~[\r\n]* -> skip ;
SPACE : [ \t\r\n\f]+ -> skip ;
