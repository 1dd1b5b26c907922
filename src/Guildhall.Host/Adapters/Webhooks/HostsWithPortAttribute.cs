using System.ComponentModel.DataAnnotations;

namespace Guildhall.Host.Adapters.Webhooks;

/// <summary>Each entry is a host and a port: <c>127.0.0.1:4000</c>, <c>[::1]:4000</c>, <c>receiver.local:80</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HostsWithPortAttribute : ValidationAttribute
{
    public HostsWithPortAttribute()
        : base("{0} must list hosts with their port, such as 127.0.0.1:4000.") { }

    public override bool IsValid(object? value) =>
        value is not IEnumerable<string> hosts
        || hosts.All(host =>
            Uri.TryCreate($"http://{host.Trim()}", UriKind.Absolute, out var address)
            && host.Trim().EndsWith($":{address.Port}", StringComparison.Ordinal)
            && address.PathAndQuery == "/"
        );
}
