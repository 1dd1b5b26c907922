namespace Guildhall.Host.Serving;

/// <summary>What a process does; all of it by default, each alone where one machine is not enough.</summary>
[Flags]
internal enum HostRoles
{
    None = 0,
    Bot = 1,
    Web = 2,
    Jobs = 4,
    All = Bot | Web | Jobs,
}
