using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary>Somebody as cases name them: by id, and by the pseudonym that an erasure puts in its place.</summary>
internal readonly record struct CaseSubject(Snowflake<User> Id, Snowflake<User> Erased);
