metadata description = 'How main.bicepparam reads the variables of an environment.'

@export()
@description('The value without blanks around it. An empty variable counts as one that was never set.')
func valueOf(variable string, default string) string => empty(trim(variable)) ? default : trim(variable)

@export()
@description('`true` or `false`, in any case.')
func isTrue(variable string, default string) bool => { 'true': true, 'false': false }[toLower(valueOf(variable, default))]

@export()
@description('What is between commas, without blanks around it.')
func listOf(variable string) string[] => filter(map(split(variable, ','), entry => trim(entry)), entry => !empty(entry))
