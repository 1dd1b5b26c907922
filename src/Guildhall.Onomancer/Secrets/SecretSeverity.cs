namespace Guildhall.Onomancer.Secrets;

/// <summary>How bad a leak would be. <see cref="Critical"/> stops a rewrite; the lower two are redacted and counted.</summary>
internal enum SecretSeverity
{
    Medium,
    High,
    Critical,
}
