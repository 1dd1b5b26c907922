using System.Text.Json.Serialization;
using Guildhall.Core.Usage;

namespace Guildhall.Core.Tenancy;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Quotas))]
internal sealed partial class TenancyJson : JsonSerializerContext;
