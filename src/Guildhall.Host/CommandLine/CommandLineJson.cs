using System.Text.Json.Serialization;

namespace Guildhall.Host.CommandLine;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ScanReport))]
[JsonSerializable(typeof(SanitizeReport))]
[JsonSerializable(typeof(TranslateReport))]
[JsonSerializable(typeof(DoctorReport))]
internal sealed partial class CommandLineJson : JsonSerializerContext;
