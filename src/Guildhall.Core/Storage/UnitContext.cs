namespace Guildhall.Core.Storage;

/// <summary>What a unit is given from outside, decided once although PostgreSQL may run it again.</summary>
internal sealed record UnitContext(DateTimeOffset Now, Action<string> WakeJobs);
