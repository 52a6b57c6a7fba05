# The classes of the genuine module that decide something, by their own names: a refusal, as the runtime that AutoRest gives its
# modules throws it, and a rule of a dial plan and an emergency number, which have no public constructor, so that nothing can be cast to them.
Add-Type -TypeDefinition @'
namespace Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Runtime
{
    public class RestException : System.Exception
    {
        public System.Net.HttpStatusCode StatusCode { get; }
        public string Code { get; }

        public RestException(string message, int status, string code) : base(message)
        {
            StatusCode = (System.Net.HttpStatusCode)status;
            Code = code;
        }
    }
}

namespace Microsoft.Rtc.Management.WritableConfig.Policy.Voice
{
    public sealed class NormalizationRule
    {
        public string Description { get; set; }
        public string Pattern { get; set; }
        public string Translation { get; set; }
        public string Name { get; set; }
        public bool IsInternalExtension { get; set; }

        private NormalizationRule() { }

        public static NormalizationRule Make(string name, string pattern, string translation, bool isInternal)
        {
            return new NormalizationRule
            {
                Name = name, Pattern = pattern, Translation = translation, IsInternalExtension = isInternal
            };
        }
    }
}

namespace Microsoft.Teams.Policy.Administration.Cmdlets.Core
{
    public sealed class TeamsEmergencyNumber
    {
        public string EmergencyDialString { get; set; }
        public string EmergencyDialMask { get; set; }
        public string OnlinePSTNUsage { get; set; }

        private TeamsEmergencyNumber() { }

        public static TeamsEmergencyNumber Make(string dialString, string dialMask, string usage)
        {
            return new TeamsEmergencyNumber
            {
                EmergencyDialString = dialString, EmergencyDialMask = dialMask, OnlinePSTNUsage = usage
            };
        }
    }
}
'@
