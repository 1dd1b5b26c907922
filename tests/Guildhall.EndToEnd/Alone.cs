namespace Guildhall.EndToEnd;

/// <summary>Tests of several processes that must answer within Discord's own 3 seconds: nothing runs beside them.</summary>
[CollectionDefinition(DisableParallelization = true)]
public class Alone;
