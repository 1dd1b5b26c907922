namespace Guildhall.Host.Settings;

internal static class ModelSettings
{
    /// <summary>True: no language model, whatever keys there are.</summary>
    public const string Offline = "Guildhall:Models:Offline";
}
