metadata description = 'One private endpoint of one service, and the private zone in which its name leads there.'

param location string
param tags object
param networkName string

@description('Resource id of what is reached through the endpoint.')
param targetId string

@description('Sub-resource of it, as Private Link names it.')
param group string

param zoneName string

resource network 'Microsoft.Network/virtualNetworks@2024-07-01' existing = {
  name: networkName

  resource endpointsSubnet 'subnets' existing = { name: 'endpoints' }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: zoneName
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: networkName
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-07-01' = {
  name: 'pe-${networkName}-${toLower(group)}'
  location: location
  tags: tags
  properties: {
    subnet: { id: network::endpointsSubnet.id }
    customNetworkInterfaceName: 'nic-${networkName}-${toLower(group)}'
    privateLinkServiceConnections: [
      { name: group, properties: { privateLinkServiceId: targetId, groupIds: [group] } }
    ]
  }

  resource names 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [{ name: group, properties: { privateDnsZoneId: zone.id } }]
    }
  }
}
