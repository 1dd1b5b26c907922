using System.Text.Json.Serialization;

namespace Guildhall.Core.Audit;

[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(ForgetAuditJob))]
internal sealed partial class AuditJson : JsonSerializerContext;
