using System.Security.Cryptography;

namespace Guildhall.Core.Telemetry;

/// <summary>What a user quotes and an operator finds in the logs.</summary>
public static class ErrorIds
{
    /// <summary>16 lower-case hex digits, random.</summary>
    public static string New() => RandomNumberGenerator.GetHexString(16, lowercase: true);
}
