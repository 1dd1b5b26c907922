namespace Guildhall.Host.Settings;

/// <summary>Settings that the program cannot start with, every one of them, each with what is expected.</summary>
internal sealed class SettingsException(IReadOnlyList<string> faults) : Exception(string.Join('\n', faults))
{
    public IReadOnlyList<string> Faults => faults;
}
